export { type ContextMember, type ContextMembers, contextMap } from './context';
export { createVariables, type VariablesSource } from './create-variables';
export { type Override, type RequestOverrides, type ResponseOverrides, requestOverrides, responseOverrides } from './overrides';
