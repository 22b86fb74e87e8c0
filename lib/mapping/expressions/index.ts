export * from './mapping-source';
export * from './parameter-reference';
