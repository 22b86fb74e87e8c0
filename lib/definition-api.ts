/**
 * Definitions for TypeScript tools, without the CDK: read OpenAPI, Swagger and CloudFormation, validate, write.
 *
 * @packageDocumentation
 */
export * from './definition';
export * from './readers';
export * from './validation';
export * from './writers';
