import { makePlan } from '../plan/make-plan';
import type { Template } from '../syntax/nodes';
import { emitSteps } from './emit-steps';
import { Emitter } from './emitter';

/**
 * JavaScript source of a template: a function expression that takes the runtime library (`lib/mapping/vtl/runtime`) and
 * answers the function that renders. It needs no parser. A template with syntax errors must not come here.
 */
export function emitTemplate(template: Template): string {
  const plan = makePlan(template);
  const emitter = new Emitter(plan);
  const body = emitter.body(() => emitSteps(plan.body, emitter));
  const failure = plan.failure === undefined ? 'undefined' : JSON.stringify(plan.failure);
  const variables = `const v = [${plan.slots.map((name, slot) => emitter.initial(name, slot)).join(', ')}];`;
  return `(L) => {
${emitter.sites.join('\n')}
return (V) => {
const o = new L.Output();
${[variables, ...emitter.loopDeclarations()].join('\n')}
return L.render(${failure}, o, () => {
${body}
});
};
}`;
}
