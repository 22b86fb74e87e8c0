export { checkArgument, checkProps, type Properties } from './check-props';
export { optional, required } from './kind';
export * from './kinds';
