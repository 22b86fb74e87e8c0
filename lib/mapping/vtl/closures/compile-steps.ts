import type { ForeachStep, IfStep, Plan, PrintStep, SetIndexStep, SetPropertyStep, Step } from '../plan/plan';
import { ForeachSite, foreach } from '../runtime/foreach';
import { IndexSite } from '../runtime/index-site';
import { breakScope, definedBlock, fail } from '../runtime/library';
import { PropertySetSite } from '../runtime/property-site';
import { BREAK, STOP } from '../runtime/stop';
import { compileCondition, compileValue, compileVariable } from './compile-values';
import type { Act, Frame, Run } from './frame';

/** Turns steps into one function. */
export function compileSteps(steps: readonly Step[], plan: Plan): Act {
  const acts: Act[] = [];
  for (let at = 0; at < steps.length; ) {
    const row = rowFrom(steps, at);
    acts.push(row.length > 1 ? compileRow(row, plan) : compileStep(steps[at], plan));
    at += Math.max(1, row.length);
  }
  const [first, second, third] = acts;
  if (first === undefined) return () => {};
  if (second === undefined) return first;
  if (third === undefined) {
    return (frame) => {
      first(frame);
      second(frame);
    };
  }
  return (frame) => {
    for (let i = 0; i < acts.length; i++) acts[i](frame);
  };
}

type RowStep = Extract<Step, { step: 'text' | 'print' }>;

/** The texts and values that stand in a row. */
function rowFrom(steps: readonly Step[], start: number): RowStep[] {
  const row: RowStep[] = [];
  for (let at = start; at < steps.length; at++) {
    const step = steps[at];
    if (step.step !== 'text' && step.step !== 'print') break;
    row.push(step);
  }
  return row;
}

/** What most of a template is, in one function: texts, each with the value behind it. */
function compileRow(row: readonly RowStep[], plan: Plan): Act {
  const pieces: { text: string; run: Run; before: string; unresolved: string }[] = [];
  let text = '';
  for (const step of row) {
    if (step.step === 'text') {
      text = step.text;
    } else {
      pieces.push({ text, run: compileValue(step.value, plan), before: step.before, unresolved: step.unresolved });
      text = '';
    }
  }
  const last = text;
  return (frame) => {
    for (let i = 0; i < pieces.length; i++) {
      const { text, run, before, unresolved } = pieces[i];
      if (text !== '') frame.text += text;
      const printed = run(frame);
      if (typeof printed === 'string') frame.text += before === '' ? printed : before + printed;
      else frame.print(printed, before, unresolved);
    }
    if (last !== '') frame.text += last;
  };
}

function compileStep(step: Step, plan: Plan): Act {
  switch (step.step) {
    case 'text': {
      const { text } = step;
      return (frame) => {
        frame.text += text;
      };
    }
    case 'print':
      return compilePrint(step, plan);
    case 'evaluate': {
      const run = compileValue(step.value, plan);
      const { text } = step;
      return (frame) => {
        run(frame);
        frame.text += text;
      };
    }
    case 'set':
      return compileSet(step.slot, step.value, plan);
    case 'set-property':
      return compileSetProperty(step, plan);
    case 'set-index':
      return compileSetIndex(step, plan);
    case 'if':
      return compileIf(step, plan);
    case 'foreach':
      return compileForeach(step, plan);
    case 'define': {
      const body = compileSteps(step.body, plan);
      const put = setter(step.slot, plan);
      return (frame) =>
        put(
          frame,
          definedBlock(frame, () => body(frame)),
        );
    }
    case 'break':
      return () => {
        throw BREAK;
      };
    case 'break-scope': {
      const scope = compileValue(step.scope, plan);
      return (frame) => breakScope(scope(frame), step.range);
    }
    case 'stop': {
      const message = step.message === undefined ? undefined : compileValue(step.message, plan);
      return (frame) => {
        message?.(frame);
        throw STOP;
      };
    }
    case 'fail':
      return () => fail(step.message, step.range);
  }
}

function compilePrint({ value, before, unresolved }: PrintStep, plan: Plan): Act {
  const run = compileValue(value, plan);
  return (frame) => {
    const printed = run(frame);
    if (typeof printed === 'string') frame.text += before === '' ? printed : before + printed;
    else frame.print(printed, before, unresolved);
  };
}

function setter(slot: number | undefined, plan: Plan): (frame: Frame, value: ReturnType<ReturnType<typeof compileValue>>) => void {
  if (slot === undefined) return () => {};
  if (plan.masked.has(slot)) return (frame, value) => frame.masked[slot].set(value);
  return (frame, value) => {
    frame.slots[slot] = value;
  };
}

/** A failed calculation is null and keeps the former value. */
function compileSet(slot: number | undefined, value: Parameters<typeof compileValue>[0], plan: Plan): Act {
  const run = compileValue(value, plan);
  const put = setter(slot, plan);
  return (frame) => {
    const result = run(frame);
    if (result !== null) put(frame, result);
  };
}

function compileSetProperty(step: SetPropertyStep, plan: Plan): Act {
  const run = compileValue(step.value, plan);
  const target = compileVariable(step.target, plan);
  const site = new PropertySetSite(step.name, step.range.start, step.range.end);
  return (frame) => {
    const value = run(frame);
    if (value === null) return;
    const self = target(frame);
    if (self !== null) site.set(self, value);
  };
}

function compileSetIndex(step: SetIndexStep, plan: Plan): Act {
  const run = compileValue(step.value, plan);
  const target = compileVariable(step.target, plan);
  const index = compileValue(step.index, plan);
  const site = new IndexSite(step.range.start, step.range.end);
  return (frame) => {
    const value = run(frame);
    if (value === null) return;
    const self = target(frame);
    if (self !== null) site.set(self, index(frame), value);
  };
}

function compileIf({ branches, otherwise }: IfStep, plan: Plan): Act {
  const compiled = branches.map(({ condition, body }) => ({ test: compileCondition(condition, plan), act: compileSteps(body, plan) }));
  const last = compileSteps(otherwise, plan);
  return (frame) => {
    for (const { test, act } of compiled) if (test(frame)) return act(frame);
    last(frame);
  };
}

function compileForeach(step: ForeachStep, plan: Plan): Act {
  const source = compileValue(step.source, plan);
  const body = compileSteps(step.body, plan);
  const site = new ForeachSite(step.body.length + 1, step.range.start, step.range.end);
  const { loopSlots } = plan;
  return (frame) => foreach(site, source(frame), frame.loopVariables(step.slot, loopSlots), frame, body);
}
