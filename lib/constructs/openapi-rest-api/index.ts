export * from './document-location';
export * from './openapi-rest-api';
