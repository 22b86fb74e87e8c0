export type { BackendInput, CallDefaults, InvokeOptions } from './call-options';
export { describe } from './carded';
export { LocalApi, type LocalApiOptions } from './local-api';
export { LocalCall } from './local-call';
export { LocalMethod } from './local-method';
export type { HeadersInput, SentRequest } from './messages';
export { answer, type BodyInput, fault, functionError, lambdaResult } from './messages';
export type { ApiSource } from './sources';
export type { ValuesInput } from './values';
