import { checkLength, JavaList, JavaMap, type JavaValue, narrowestInteger, parseDouble } from '../../values';
import { type Access, type CalculationValue, isCondition, type Plan, type PrintStep, type Value, type VariableValue } from '../plan/plan';
import { CalculationSite } from '../runtime/calculation-site';
import { CallSite } from '../runtime/call-site';
import { IndexSite } from '../runtime/index-site';
import * as operators from '../runtime/operators';
import { interpolated } from '../runtime/output';
import { PropertySite } from '../runtime/property-site';
import { compileSteps } from './compile-steps';
import type { Frame, Run, Test } from './frame';

export function compileValue(value: Value, plan: Plan): Run {
  switch (value.kind) {
    case 'null':
      return () => null;
    case 'text':
      return constant(value.text);
    case 'boolean':
      return constant(value.value);
    case 'integer':
      return constant(narrowestInteger(BigInt(value.text)));
    case 'decimal':
      return constant(parseDouble(value.text));
    case 'variable':
      return compileVariable(value, plan);
    case 'concatenation':
      return compileConcatenation(value.parts, plan);
    case 'content': {
      const body = compileSteps(value.body, plan);
      const { isPadded } = value;
      return (frame) => {
        const text = frame.capture(() => body(frame));
        return isPadded ? text.slice(0, -1) : text;
      };
    }
    case 'list': {
      const items = value.items.map((item) => compileValue(item, plan));
      return (frame) => new JavaList(items.map((item) => item(frame)));
    }
    case 'map':
      return compileMap(value.entries, plan);
    case 'range': {
      const first = compileValue(value.first, plan);
      const last = compileValue(value.last, plan);
      const site = new CalculationSite(value.range.start, value.range.end);
      return (frame) => site.range(first(frame), last(frame));
    }
    case 'calculation':
      return compileCalculation(value, plan);
    default:
      return compileCondition(value, plan);
  }
}

function constant(value: JavaValue): Run {
  return () => value;
}

function compileMap(entries: readonly (readonly [Value, Value])[], plan: Plan): Run {
  const compiled = entries.map(([key, value]) => [compileValue(key, plan), compileValue(value, plan)] as const);
  return (frame) => {
    const map = new JavaMap();
    for (const [key, value] of compiled) map.put(key(frame), value(frame));
    return map;
  };
}

function compileConcatenation(parts: readonly (string | PrintStep)[], plan: Plan): Run {
  const compiled = parts.map((part): ((frame: Parameters<Run>[0]) => string) => {
    if (typeof part === 'string') return () => part;
    const value = compileValue(part.value, plan);
    const { unresolved } = part;
    return (frame) => interpolated(value(frame), unresolved);
  });
  return (frame) => {
    let text = '';
    for (const part of compiled) text += part(frame);
    checkLength(text);
    return text;
  };
}

/** Reads a variable and walks from it; the first null ends the walk. */
export function compileVariable({ slot, accesses, isNullEmpty }: VariableValue, plan: Plan): Run {
  const root: Run = plan.masked.has(slot) ? (frame) => frame.masked[slot].get() : (frame) => frame.slots[slot]!;
  const [first, second, ...others] = accesses.map((access) => compileAccess(access, plan));
  const nothing = isNullEmpty ? '' : null;
  if (first === undefined) return isNullEmpty ? (frame) => root(frame) ?? '' : root;
  if (second === undefined) {
    if (plan.masked.has(slot)) return (frame) => step(root(frame), first, frame) ?? nothing;
    return (frame) => step(frame.slots[slot], first, frame) ?? nothing;
  }
  if (others.length === 0) return (frame) => step(step(root(frame), first, frame), second, frame) ?? nothing;
  return (frame) => {
    let value = step(step(root(frame), first, frame), second, frame);
    for (const access of others) value = step(value, access, frame);
    return value ?? nothing;
  };
}

/** One step of a walk, from a value that is not null. */
type Walk = (self: JavaValue, frame: Frame) => JavaValue;

function step(self: JavaValue, access: Walk, frame: Frame): JavaValue {
  return self === null ? null : access(self, frame);
}

function compileAccess(access: Access, plan: Plan): Walk {
  const { start, end } = access.range;
  switch (access.access) {
    case 'property': {
      const site = new PropertySite(access.name, start, end);
      return (self) => site.get(self);
    }
    case 'index': {
      const site = new IndexSite(start, end);
      const index = compileValue(access.index, plan);
      return (self, frame) => site.get(self, index(frame));
    }
    case 'call':
      return compileCall(new CallSite(access.name, access.given.length, start, end), access.given, plan);
  }
}

function compileCall(site: CallSite, given: readonly Value[], plan: Plan): Walk {
  const [first, ...others] = given.map((value) => compileValue(value, plan));
  if (first === undefined) return (self) => site.call0(self);
  if (others.length === 0) return (self, frame) => site.call1(self, first(frame));
  const all = [first, ...others];
  return (self, frame) =>
    site.call(
      self,
      all.map((run) => run(frame)),
    );
}

function compileCalculation({ operator, range, leftSource, rightSource, ...sides }: CalculationValue, plan: Plan): Run {
  const left = compileValue(sides.left, plan);
  const right = compileValue(sides.right, plan);
  const site = new CalculationSite(range.start, range.end, leftSource, rightSource);
  switch (operator) {
    case '+':
      return (frame) => site.add(left(frame), right(frame));
    case '-':
      return (frame) => site.subtract(left(frame), right(frame));
    case '*':
      return (frame) => site.multiply(left(frame), right(frame));
    case '/':
      return (frame) => site.divide(left(frame), right(frame));
    case '%':
      return (frame) => site.modulo(left(frame), right(frame));
  }
}

const COMPARISONS = {
  '==': operators.isEqual,
  '!=': (left: JavaValue, right: JavaValue) => !operators.isEqual(left, right),
  '<': operators.isLess,
  '>': operators.isGreater,
  '<=': operators.isAtMost,
  '>=': operators.isAtLeast,
};

/** A value as `#if` takes it. */
export function compileCondition(value: Value, plan: Plan): Test {
  if (!isCondition(value)) return () => false;
  switch (value.kind) {
    case 'boolean':
      return () => value.value;
    case 'comparison': {
      const left = compileValue(value.left, plan);
      const right = compileValue(value.right, plan);
      const compare = COMPARISONS[value.operator];
      return (frame) => compare(left(frame), right(frame));
    }
    case 'and':
    case 'or': {
      const left = compileCondition(value.left, plan);
      const right = compileCondition(value.right, plan);
      return value.kind === 'and' ? (frame) => left(frame) && right(frame) : (frame) => left(frame) || right(frame);
    }
    case 'not': {
      const operand = compileCondition(value.operand, plan);
      return (frame) => !operand(frame);
    }
    default: {
      const run = compileValue(value, plan);
      return (frame) => operators.isTrue(run(frame));
    }
  }
}
