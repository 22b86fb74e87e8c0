export type * from './shared-state';
