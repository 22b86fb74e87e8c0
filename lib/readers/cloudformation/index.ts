export type { DocumentLoader } from './body';
export { type CloudFormationOptions, type CloudFormationReading, readCloudFormation } from './read-cloudformation';
export type { BeyondCloudFormation, TemplateResource } from './template-resource';
