export const handler = async (event) => {
  const { name = 'you' } = event.queryStringParameters ?? {};
  console.log(`greeting ${name}`);
  return { statusCode: 200, body: JSON.stringify({ greeting: `${process.env.WORD}, ${name}!` }) };
};
