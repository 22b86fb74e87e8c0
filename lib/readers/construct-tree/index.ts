export { type ReadApi, readConstruct } from './read-construct';
export { isReading } from './reading';
