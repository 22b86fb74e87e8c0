export { type HandlerFile, type WriteHandlerOptions, writeHandler } from './write-handler';
