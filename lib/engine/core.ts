// What a bundle needs: everything but the readers of templates and of schemas.
export type { AuthorizerOptions, IamCaller, JsonWebKey, UserPoolKeys } from './authorizers/authorizer-options';
export { areIamCallers } from './authorizers/iam/iam-callers';
export { awsLog } from './aws-log';
export { asWhole, type WholeBody } from './body';
export * from './effects';
export * from './gateway-options';
export { headerValue, isHeader } from './headers';
export * from './message';
export { checkBody } from './models/check-body';
export { linearPattern } from './models/linear-pattern';
export * from './models/model';
export { Pending, whenCome } from './pending';
export * from './planned-gateway';
export { PrintedMessage } from './printed-message';
export { memoryState } from './state-of';
export * from './trace';
export { unsupportedParts } from './unsupported';
