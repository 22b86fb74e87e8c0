export * from './core';
export { createGateway } from './gateway';
