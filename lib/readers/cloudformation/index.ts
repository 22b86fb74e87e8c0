export type { DocumentLoader } from './body';
export { type CloudFormationOptions, type CloudFormationReading, readCloudFormation } from './read-cloudformation';
export { readApis } from './read-resources';
export { ResourceSet } from './resource-set';
export type { BeyondCloudFormation, TemplateResource } from './template-resource';
export { types } from './types';
