/**
 * Definitions for TypeScript tools, without the CDK: read OpenAPI, Swagger and CloudFormation, validate, compare, write.
 *
 * @packageDocumentation
 */
export * from './comparison';
export * from './definition';
export * from './readers';
export * from './validation';
export * from './writers';
export * from './writers/cloudformation';
export * from './writers/diagram';
