export { chargeForBig } from './big-number-cost';
export { charge, refillBudget, STEP_LIMIT, stepsTaken } from './budget';
export { collectionLimit } from './collection-limit';
export { ForeachScope, foreachAccessors } from './foreach-scope';
export { TemplateObject } from './template-object';
