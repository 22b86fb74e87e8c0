export { type Handle, type LocalServer, listen } from './local-server';
