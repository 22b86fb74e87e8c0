import { makePlan } from '../plan/make-plan';
import type { Plan } from '../plan/plan';
import type { Template } from '../syntax/nodes';
import { emitSteps } from './emit-steps';
import { Emitter } from './emitter';

/**
 * JavaScript source of a template: a function expression that takes the runtime library (`lib/mapping/vtl/runtime`) and
 * answers the function that renders. It needs no parser. A template with syntax errors must not come here.
 */
export function emitTemplate(template: Template): string {
  const plan = makePlan(template);
  const [emitter, body] = emitBody(plan);
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

/** The body of the rendering function, and what it needs. Only a template with rows gathers anything. */
function emitBody(plan: Plan): [Emitter, string] {
  const gathering = new Emitter(plan, true);
  const body = gathering.body(() => emitSteps(plan.body, gathering));
  if (gathering.rowCount > 0) return [gathering, body];
  const plain = new Emitter(plan, false);
  return [plain, plain.body(() => emitSteps(plan.body, plain))];
}
