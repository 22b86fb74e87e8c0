export { withoutFile } from './creation-places';
export { isCloudAssembly } from './document-source';
export { mapOrigins } from './map-origins';
export { type ApiSource, readSource, selectApi } from './read-source';
export { problemsOf, type SourcedApi } from './sourced-api';
