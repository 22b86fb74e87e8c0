export { type GatewayServer, type ServerOptions, startServer } from './gateway-server';
export { serveProcess } from './main';
