export * from './effects';
export * from './gateway-options';
export * from './message';
export * from './trace';
