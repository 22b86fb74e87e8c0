export * from './openapi-document';
export * from './runtime-handler';
