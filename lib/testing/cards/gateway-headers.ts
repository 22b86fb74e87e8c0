const ownHeaders: readonly string[] = [
  'host',
  'connection',
  'content-length',
  'x-amzn-apigateway-api-id',
  'x-amzn-trace-id',
  'x-amz-date',
  'x-amz-security-token',
  'x-forwarded-for',
  'x-forwarded-port',
  'x-forwarded-proto',
];

/** True for a header of the integration request that the gateway writes of its own accord, whatever the API says. */
export function isGatewayHeader(name: string, value: string): boolean {
  const lower = name.toLowerCase();
  if (lower === 'user-agent') return value.startsWith('AmazonAPIGateway_');
  if (lower === 'authorization') return value.startsWith('AWS4-HMAC-SHA256 ');
  return ownHeaders.includes(lower);
}
