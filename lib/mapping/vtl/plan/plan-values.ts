import type { BinaryNode, Expression, ReferenceNode, ReferenceStep, StringNode } from '../syntax/nodes';
import type { Access, CalculationOperator, ComparisonOperator, Value, VariableValue } from './plan';
import { planStatements } from './plan-statements';
import type { Slots } from './slots';

const COMPARISONS = new Set<string>(['==', '!=', '<', '>', '<=', '>='] satisfies ComparisonOperator[]);

export function planValue(node: Expression, slots: Slots): Value {
  switch (node.type) {
    case 'reference':
      return planReferenceValue(node, slots);
    case 'string':
      return planString(node, slots);
    case 'integer':
    case 'decimal':
      return { kind: node.type, text: node.text };
    case 'boolean':
      return { kind: 'boolean', value: node.value };
    case 'list':
      return { kind: 'list', items: node.items.map((item) => planValue(item, slots)) };
    case 'map':
      return { kind: 'map', entries: node.entries.map(({ key, value }) => [planValue(key, slots), planValue(value, slots)]) };
    case 'range': {
      const range = { start: node.start, end: node.end };
      return { kind: 'range', first: planValue(node.first, slots), last: planValue(node.last, slots), range };
    }
    case 'not':
      return { kind: 'not', operand: planValue(node.operand, slots) };
    case 'binary':
      return planBinary(node, slots);
  }
}

function planReferenceValue(node: ReferenceNode, slots: Slots): Value {
  if (node.form === 'runt' || node.form === 'broken') return { kind: 'null' };
  return { kind: 'variable', slot: slots.read(node.root), accesses: planAccesses(node.steps, slots), isNullEmpty: true };
}

/** What `#set` changes: the value before the last step, null where there is none. */
export function planTarget(node: ReferenceNode, slots: Slots): VariableValue {
  return { kind: 'variable', slot: slots.read(node.root), accesses: planAccesses(node.steps.slice(0, -1), slots), isNullEmpty: false };
}

function planAccesses(steps: readonly ReferenceStep[], slots: Slots): Access[] {
  return steps.map((step) => planAccess(step, slots));
}

function planAccess(step: ReferenceStep, slots: Slots): Access {
  const range = { start: step.start, end: step.end };
  switch (step.type) {
    case 'property':
      return { access: 'property', name: step.name, range };
    case 'call':
      return { access: 'call', name: step.name, given: step.arguments.map((argument) => planValue(argument, slots)), range };
    case 'index':
      return { access: 'index', index: planValue(step.index, slots), range };
  }
}

/** A string's content; where it holds nothing but texts and values it is a plain concatenation. */
function planString(node: StringNode, slots: Slots): Value {
  if (node.content === undefined) return { kind: 'text', text: node.value };
  const body = planStatements(node.content, slots);
  const last = body[body.length - 1];
  const isTrimmed = node.padded && last?.step === 'text';
  if (isTrimmed) body[body.length - 1] = { step: 'text', text: last.text.slice(0, -1) };
  const isPadded = node.padded && !isTrimmed;
  const parts = body.map((step) => (step.step === 'text' ? step.text : step.step === 'print' ? step : undefined));
  if (isPadded || !parts.every((part) => part !== undefined && (typeof part === 'string' || part.before === ''))) {
    return { kind: 'content', body, isPadded };
  }
  const filled = parts.filter((part): part is Exclude<typeof part, undefined> => part !== undefined && part !== '');
  if (filled.every((part) => typeof part === 'string')) return { kind: 'text', text: filled.join('') };
  return { kind: 'concatenation', parts: filled };
}

function planBinary(node: BinaryNode, slots: Slots): Value {
  const left = planValue(node.left, slots);
  const right = planValue(node.right, slots);
  const { operator } = node;
  if (operator === '&&' || operator === '||') return { kind: operator === '&&' ? 'and' : 'or', left, right };
  if (COMPARISONS.has(operator)) return { kind: 'comparison', operator: operator as ComparisonOperator, left, right };
  return {
    kind: 'calculation',
    operator: operator as CalculationOperator,
    left,
    right,
    leftSource: sourceOf(node.left),
    rightSource: sourceOf(node.right),
    range: { start: node.start, end: node.end },
  };
}

function sourceOf(node: Expression): string {
  return node.type === 'binary' || node.type === 'range' || node.type === 'reference' ? node.text : '';
}
