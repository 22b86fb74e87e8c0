export { chargeForBig } from './big-number-cost';
export { collectionLimit } from './collection-limit';
export { ForeachScope, foreachAccessors } from './foreach-scope';
export { TemplateObject } from './template-object';
