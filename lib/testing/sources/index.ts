export { isCloudAssembly } from './document-source';
export { type ApiSource, readSource, selectApi } from './read-source';
export { type SourcedApi, UnusableSource } from './sourced-api';
