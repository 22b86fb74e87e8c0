export { type TokenReader, UnknownValues, type ValuesInput } from './unknown-values';
