export * from './api-plan';
export * from './authorizer-plan';
export { compilePlan } from './compile-plan';
export * from './gateway-response-plan';
export * from './integration-plan';
export * from './method-plan';
export type { PlanOptions } from './plan-options';
export * from './stage/stage-plan';
export { testInvokePlan, testInvokeStage } from './test-invoke-plan';
