export { types } from '../cloudformation/types';
export { type AppTemplate, appTemplates } from './app-templates';
export { type ReadApi, readConstruct } from './read-construct';
export { isReading, whileReading } from './reading';
export { resolveText } from './resolve-text';
export { TemplateResolver } from './template-resolver';
