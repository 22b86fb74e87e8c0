export type { Acknowledgement } from './acknowledgement';
export type { Example, Finding, MethodPlace, Part, Rule } from './rule';
export { rules } from './rules';
export { type ValidateOptions, validate } from './validate';
export { cdkMessage } from './views/cdk-message';
