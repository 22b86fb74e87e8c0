export { withoutFilesOf } from './creation-places';
export { type DocumentKind, documentKind } from './document-kind';
export { isCloudAssembly, type ReadOptions } from './document-source';
export { functionText } from './function-source';
export { mapOrigins, withOrigins } from './map-origins';
export { problemsOf } from './problems';
export { readBytes, UnreadableFile } from './read-bytes';
export { type ApiSource, readSource, selectApi } from './read-source';
export type { SourcedApi } from './sourced-api';
