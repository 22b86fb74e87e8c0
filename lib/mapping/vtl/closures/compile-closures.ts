import { makePlan } from '../plan/make-plan';
import { MaskedVariable } from '../runtime/masked-variable';
import { render } from '../runtime/render';
import type { RenderTemplate } from '../runtime/template-variables';
import { initialValue } from '../runtime/template-variables';
import type { Template } from '../syntax/nodes';
import { compileSteps } from './compile-steps';
import { Frame } from './frame';

/** Makes a template ready to run, as functions of this process. A template with syntax errors must not come here. */
export function compileClosures(template: Template): RenderTemplate {
  const plan = makePlan(template);
  const body = compileSteps(plan.body, plan);
  const masked = [...plan.masked];
  return (variables) => {
    const frame = new Frame(plan.slots.map((name) => initialValue(variables, name)));
    for (const slot of masked) {
      frame.masked[slot] = new MaskedVariable();
      frame.masked[slot].set(frame.slots[slot]);
    }
    return render(plan.failure, frame, () => body(frame));
  };
}
