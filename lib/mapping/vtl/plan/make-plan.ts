import type { Template } from '../syntax/nodes';
import type { Plan } from './plan';
import { planStatements } from './plan-statements';
import { Slots } from './slots';

/** Decides how a template runs. */
export function makePlan(template: Template): Plan {
  const slots = new Slots();
  const body = planStatements(template.body, slots);
  const plan: Plan = {
    slots: slots.names,
    body,
    loopSlots: { scope: slots.find('foreach'), count: slots.find('velocityCount'), hasNext: slots.find('velocityHasNext') },
    masked: slots.masked(),
  };
  return template.failure === undefined ? plan : { ...plan, failure: template.failure };
}
