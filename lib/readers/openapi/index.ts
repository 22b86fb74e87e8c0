export { readApi } from './api';
export type { BasePathMode, OpenApiOptions } from './options';
export { type OpenApiReading, readOpenApi } from './read-openapi';
