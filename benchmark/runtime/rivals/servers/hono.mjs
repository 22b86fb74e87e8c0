import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { proxy } from 'hono/proxy';

const app = new Hono();
app.all('*', (context) => {
  const { pathname, search } = new URL(context.req.url);
  return proxy(process.env.BACKEND + pathname + search, context.req);
});
serve({ fetch: app.fetch, port: Number(process.env.PORT), hostname: '127.0.0.1' });
