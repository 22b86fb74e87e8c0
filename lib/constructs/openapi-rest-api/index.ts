export * from './openapi-rest-api';
