export { type Handle, type ListenOptions, type LocalServer, listen } from './local-server';
