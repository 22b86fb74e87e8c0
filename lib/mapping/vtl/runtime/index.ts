/** Everything that a rendering needs, and that emitted templates are given; no parser. */
export { FixedText, JavaList, narrowestInteger, parseDouble, STEP_LIMIT, stepsTaken } from '../../values';
export { CalculationSite } from './calculation-site';
export { CallSite } from './call-site';
export { ForeachSite, foreach, LoopVariables, SlotVariable } from './foreach';
export { IndexSite } from './index-site';
export { bounded, breakScope, definedBlock, fail, mapOf, maskedVariable } from './library';
export { LOOP_LIMIT } from './loop';
export { isAtLeast, isAtMost, isEqual, isGreater, isLess, isTrue } from './operators';
export { interpolated, Output } from './output';
export { PropertySetSite, PropertySite } from './property-site';
export { render } from './render';
export { RowSite } from './row-site';
export { BREAK, STOP } from './stop';
export { TemplateRuntimeError, type TemplateRuntimeErrorKind } from './template-runtime-error';
export type { RenderTemplate, TemplateVariables } from './template-variables';
