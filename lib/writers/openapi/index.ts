export type { MarkedDocument } from './marked';
export { placeholdersExtension, type UnknownValue } from './render';
export type { Server } from './server';
export { type DeploymentDocument, type WriteOpenApiOptions, type WrittenDocument, writeForDeployment, writeOpenApi } from './write-openapi';
export type { OpenApiVersion, Rendering } from './writing';
