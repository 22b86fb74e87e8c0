export * from './network-http-backend';
