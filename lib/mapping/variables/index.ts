export { type ContextMember, type ContextMembers, contextMap } from './context-map';
export { createVariables, type VariablesSource } from './create-variables';
export { escapeJavaScript } from './escape-java-script';
export { type Override, type RequestOverrides, type ResponseOverrides, requestOverrides, responseOverrides } from './overrides';
