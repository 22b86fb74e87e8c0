import { planValue } from '../plan/plan-values';
import { Slots } from '../plan/slots';
import type { Expression, ReferenceStep, SourceRange } from '../syntax/nodes';

/** The text that an expression certainly is; undefined where it depends on what runs. */
export function constantText(node: Expression): string | undefined {
  const value = planValue(node, new Slots());
  if (value.kind === 'text' || value.kind === 'integer') return value.text;
  return undefined;
}

/** The member that one step reads of a map: `.name`, `["name"]`, `.get("name")`; undefined for anything else. */
export function memberName(step: ReferenceStep): string | undefined {
  if (step.type === 'property') return step.name;
  if (step.type === 'index') return constantText(step.index);
  return (step.name === 'get' || step.name === 'put') && step.arguments[0] !== undefined ? constantText(step.arguments[0]) : undefined;
}

/** The members that steps read one after the other, as far as they are known, and where they stand. */
export function memberPath(
  steps: readonly ReferenceStep[],
  start: number,
): { path: string[]; range: SourceRange; last: ReferenceStep | undefined } {
  const path: string[] = [];
  let end = start;
  let last: ReferenceStep | undefined;
  for (const step of steps) {
    const name = memberName(step);
    if (name === undefined) break;
    path.push(name);
    end = step.end;
    last = step;
  }
  return { path, range: { start, end }, last };
}
