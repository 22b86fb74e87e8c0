// serverless-offline serves proxied resources only beside a function.
exports.hello = async () => ({ statusCode: 200, body: '' });
