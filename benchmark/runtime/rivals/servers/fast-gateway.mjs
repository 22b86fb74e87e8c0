import gateway from 'fast-gateway';

const routes = [{ prefix: '', pathRegex: '/*', target: process.env.BACKEND }];
await gateway({ routes }).start(Number(process.env.PORT), '127.0.0.1');
