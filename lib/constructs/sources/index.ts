export * from './integration-response-source';
export { MappingSource } from './mapping-source';
export * from './method-request';
