export * from './http-proxy-resource';
export * from './integrations';
export * from './openapi-rest-api';
export * from './outputs';
export * from './sources';
export * from './templates';
export { RestApiValidationPlugin } from './validation';
