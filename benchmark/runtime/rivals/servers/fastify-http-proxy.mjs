import proxy from '@fastify/http-proxy';
import Fastify from 'fastify';

const app = Fastify();
await app.register(proxy, { upstream: process.env.BACKEND, undici: { connections: 256 } });
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
