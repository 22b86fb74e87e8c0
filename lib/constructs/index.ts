export * from './http-proxy-resource';
export * from './integrations';
export * from './outputs';
export * from './sources';
export * from './templates';
export { RestApiValidationPlugin } from './validation';
