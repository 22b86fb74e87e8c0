export { type OptionalPart, optionalParts } from './core-parts';
export { type HandlerFile, type WriteHandlerOptions, writeHandler } from './write-handler';
