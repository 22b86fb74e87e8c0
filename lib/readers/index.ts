export { type CloudFormationOptions, type CloudFormationReading, type DocumentLoader, readCloudFormation } from './cloudformation';
export { assertSyntax } from './document-syntax';
export { isRemote, type LocalFile, type LocalFiles } from './local-files';
export { type BasePathMode, type OpenApiOptions, type OpenApiReading, readOpenApi } from './openapi';
export { problemNames } from './problem-names';
export { stackAccounts } from './stack-accounts';
export { templateJson } from './template-json';
export { UnreadableDocument, type UnreadablePlace } from './unreadable-document';
