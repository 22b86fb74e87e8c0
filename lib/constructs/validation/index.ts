export * from './rest-api-validation-plugin';
export * from './validate-api';
