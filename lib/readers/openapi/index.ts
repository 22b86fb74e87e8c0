export { readApi } from './api';
export type { BasePathMode, OpenApiOptions } from './options';
export { maximumBytes, type OpenApiReading, readOpenApi } from './read-openapi';
