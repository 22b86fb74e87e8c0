export { type ReadApi, readConstruct } from './read-construct';
