export { containerFiles } from './container-files';
export type { OptionalPart } from './core-parts';
export type { DeployValue } from './deploy-values';
export { invokedFunctions } from './invoked-functions';
export { type HandlerFile, type WriteHandlerOptions, type WrittenHandler, writeHandler } from './write-handler';
