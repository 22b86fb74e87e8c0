export * from './expressions';
export * from './json';
export * from './jsonpath';
export * from './regex';
export * from './values';
export * from './variables';
export * from './vtl';
