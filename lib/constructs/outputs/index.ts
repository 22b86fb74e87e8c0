export * from './openapi-document';
export * from './runtime-handler';
export * from './runtime-handler-function';
