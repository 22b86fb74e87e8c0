export { type CacheUse, compileCachedStages, isFromCache } from './cached-stages';
