import type { Access, Plan, Step, Value, VariableValue } from '../plan/plan';
import { literal } from './emitter';

/** Texts, and values that may stand in a document: all from one variable. */
export interface DocumentRow {
  readonly slot: number;
  /** The variable `$util`, where one of the values goes through it. */
  readonly utilSlot: number | undefined;
  readonly steps: readonly Step[];
  /** What each step prints, as source; undefined for texts. */
  readonly paths: readonly (string | undefined)[];
}

interface Print {
  readonly slot: number;
  readonly utilSlot: number | undefined;
  readonly path: string;
}

/** The steps, those in rows put together. */
export function documentRows(steps: readonly Step[], plan: Plan): (Step | DocumentRow)[] {
  const found: (Step | DocumentRow)[] = [];
  let row: Step[] = [];
  let prints: (Print | undefined)[] = [];
  const end = (): void => {
    const [first] = prints.filter((print) => print !== undefined);
    if (first === undefined) found.push(...row);
    else found.push(rowOf(first, row, prints));
    row = [];
    prints = [];
  };
  for (const step of steps) {
    const print = printOf(step, plan);
    if (step.step !== 'text' && print === undefined) {
      end();
      found.push(step);
      continue;
    }
    if (print !== undefined && prints.some((other) => other !== undefined && other.slot !== print.slot)) end();
    row.push(step);
    prints.push(print);
  }
  end();
  return found;
}

function rowOf({ slot }: Print, steps: readonly Step[], prints: readonly (Print | undefined)[]): DocumentRow {
  const utilSlot = prints.find((print) => print?.utilSlot !== undefined)?.utilSlot;
  return { slot, utilSlot, steps, paths: prints.map((print) => print?.path) };
}

function printOf(step: Step, { loopSlots }: Plan): Print | undefined {
  if (step.step !== 'print' || step.before !== '' || step.value.kind !== 'variable') return undefined;
  const { slot, accesses } = step.value;
  if (slot === loopSlots.scope) return undefined;
  const path = pathOf(accesses);
  if (path !== undefined) return { slot, utilSlot: undefined, path };
  const given = escapedBy(step.value);
  const escaped = given === undefined ? undefined : pathOf(given.accesses);
  return given === undefined || escaped === undefined ? undefined : { slot: given.slot, utilSlot: slot, path: `[${escaped}]` };
}

/** What `$util.escapeJavaScript(…)` is given; undefined for all other values. */
function escapedBy({ accesses }: VariableValue): VariableValue | undefined {
  const [access, next] = accesses;
  if (access?.access !== 'call' || next !== undefined || access.name !== 'escapeJavaScript' || access.given.length !== 1) return undefined;
  const given: Value = access.given[0];
  return given.kind === 'variable' ? given : undefined;
}

/** Names and indexes as a literal, where there is nothing else. */
function pathOf(accesses: readonly Access[]): string | undefined {
  const steps: string[] = [];
  for (const access of accesses) {
    if (access.access === 'property') steps.push(literal(access.name));
    else if (access.access === 'index' && access.index.kind === 'integer' && /^\d{1,9}$/.test(access.index.text))
      steps.push(access.index.text);
    else return undefined;
  }
  return steps.length === 0 ? undefined : `[${steps.join(', ')}]`;
}
