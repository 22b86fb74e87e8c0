export { type CompareOptions, compareApis } from './compare-apis';
export { type Difference, type Grade, grades } from './difference';
