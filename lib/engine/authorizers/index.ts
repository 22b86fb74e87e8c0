export { Guards } from './guards';
export { missingParts } from './missing-parts';
