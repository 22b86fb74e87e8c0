export { type ContextMember, type ContextMembers, contextMap } from './context-map';
