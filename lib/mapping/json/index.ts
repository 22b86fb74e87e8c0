export { jsonText } from '../values';
export { InvalidJson } from './invalid-json';
export { parseJson, parseJsonStrictly } from './parse-json';
