export { methodStage } from './method-stage';
export { chosenStage, stagePlan } from './stage';
export { accountThrottle } from './throttle';
export { usagePlans } from './usage-plans';
