export { type ReadApi, readConstruct } from './read-construct';
export { isReading } from './reading';
export { resolveText } from './resolve-text';
