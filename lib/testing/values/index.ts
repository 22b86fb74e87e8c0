export { UnknownValues, type ValuesInput } from './unknown-values';
