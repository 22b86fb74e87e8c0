export { placeholdersExtension } from './render';
export type { Server } from './server';
export { type WriteOpenApiOptions, type WrittenDocument, writeOpenApi } from './write-openapi';
export type { OpenApiVersion, Rendering } from './writing';
