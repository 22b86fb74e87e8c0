export { type Invoke, type Method, MethodTable } from './method-table';
export { methodsOf, VALUE_METHODS } from './method-tables';
export { integerMethods } from './number-methods';
export { objectMethods } from './object-methods';
export { booleanMethods } from './scalar-methods';
export { stringMethods } from './string-methods';
