export * from './document-text';
export * from './openapi';
