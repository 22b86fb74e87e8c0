export { type GatewayServer, type ServerOptions, startServer } from './gateway-server';
export { type Process, serveProcess } from './main';
