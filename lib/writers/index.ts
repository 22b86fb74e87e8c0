export * from './canonical-definition';
export * from './document-text';
export * from './openapi';
