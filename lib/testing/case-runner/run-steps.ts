import type { ExecutionCase, ExecutionStep } from './case';
import { type CaseResult, passedOrFailed } from './case-result';
import type { CaseWorld } from './case-world';
import { compareExchange, type Exchange } from './compare-exchange';
import type { Difference } from './difference';

/** Puts one step's request, and answers what came back. */
export type Send = (step: ExecutionStep) => Promise<Omit<Exchange, 'calls' | 'events'>>;

/** Takes the steps of a case one after another, and holds each exchange against what the step expects. */
export async function runSteps(testCase: ExecutionCase, world: CaseWorld, send: Send): Promise<CaseResult> {
  const differences: Difference[] = [];
  for (const [index, step] of testCase.steps.entries()) {
    await world.begin(step);
    for (let time = 1; time <= step.times; time++) {
      const before = world.calls.length;
      const asked = world.authorizers.events.length;
      const answer = await send(step);
      const found = compareExchange(step, { ...answer, calls: world.calls.slice(before), events: world.authorizers.events.slice(asked) });
      const place = testCase.steps.length === 1 ? '' : `steps[${index}].`;
      const repeated = step.times === 1 ? '' : ` (time ${time})`;
      differences.push(...found.map((difference) => ({ ...difference, at: `${place}${difference.at}${repeated}` })));
    }
  }
  return passedOrFailed(testCase, differences);
}
