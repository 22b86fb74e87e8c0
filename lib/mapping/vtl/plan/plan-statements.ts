import type { DirectiveNode, IfNode, ReferenceNode, SetNode, Statement } from '../syntax/nodes';
import type { Step } from './plan';
import { planTarget, planValue } from './plan-values';
import type { Slots } from './slots';

/** The steps of statements, neighbouring texts joined. */
export function planStatements(statements: readonly Statement[], slots: Slots): Step[] {
  const steps: Step[] = [];
  for (const statement of statements) {
    for (const step of planStatement(statement, slots)) {
      const last = steps[steps.length - 1];
      if (step.step !== 'text') steps.push(step);
      else if (last?.step === 'text') steps[steps.length - 1] = { step: 'text', text: last.text + step.text };
      else if (step.text !== '') steps.push(step);
    }
  }
  return steps;
}

function planStatement(statement: Statement, slots: Slots): Step[] {
  switch (statement.type) {
    case 'text':
    case 'comment':
    case 'unknown-directive':
      return [{ step: 'text', text: statement.text }];
    case 'reference':
      return [planReference(statement, slots)];
    case 'set':
      return [planSet(statement, slots)];
    case 'if':
      return [planIf(statement, slots)];
    case 'directive':
      return planDirective(statement, slots);
  }
}

function planReference(node: ReferenceNode, slots: Slots): Step {
  if (node.form === 'runt') return { step: 'text', text: node.root };
  if (node.form === 'broken') return { step: 'text', text: node.morePrefix };
  const value = planValue(node, slots);
  if (node.escaped) return { step: 'evaluate', value, text: node.escapePrefix + node.text };
  const before = node.escapePrefix + node.morePrefix;
  const unresolved = node.escapePrefix + before + (node.form === 'quiet' ? '' : node.text);
  return { step: 'print', value, before, unresolved };
}

function planSet(node: SetNode, slots: Slots): Step {
  const value = planValue(node.value, slots);
  const last = node.target.steps[node.target.steps.length - 1];
  if (last === undefined) return { step: 'set', slot: slots.set(node.target.assignedName), value };
  if (node.target.form === 'broken') return { step: 'set', slot: undefined, value };
  const target = planTarget(node.target, slots);
  const range = { start: last.start, end: last.end };
  if (last.type === 'index') return { step: 'set-index', target, index: planValue(last.index, slots), value, range };
  return { step: 'set-property', target, name: last.name, value, range };
}

function planIf(node: IfNode, slots: Slots): Step {
  return {
    step: 'if',
    branches: node.branches.map(({ condition, body }) => ({ condition: planValue(condition, slots), body: planStatements(body, slots) })),
    otherwise: planStatements(node.otherwise ?? [], slots),
  };
}

function planDirective(node: DirectiveNode, slots: Slots): Step[] {
  const range = { start: node.start, end: node.end };
  const [argument] = node.arguments;
  switch (node.name) {
    case 'foreach':
      return planForeach(node, slots);
    case 'define':
      return [{ step: 'define', slot: slots.set(assignedName(node)), body: planStatements(node.body ?? [], slots) }];
    case 'literal':
      return [{ step: 'text', text: node.literal }];
    case 'macro':
      return [];
    case 'break':
      if (argument === undefined || argument.type === 'word') return [{ step: 'break' }];
      return [{ step: 'break-scope', scope: planValue(argument, slots), range }];
    case 'stop':
      return [{ step: 'stop', message: argument === undefined || argument.type === 'word' ? undefined : planValue(argument, slots) }];
    case 'parse':
    case 'include':
      return planLoad(node, slots);
  }
}

function assignedName(node: DirectiveNode): string {
  const [argument] = node.arguments;
  return argument?.type === 'reference' ? argument.assignedName : (node.argumentNames[0] ?? '');
}

/**
 * Velocity takes the third argument as the source and the child after it as the block, whatever they are: with more
 * arguments the fourth stands in for the block, with two nothing runs, with fewer it fails.
 */
function planForeach(node: DirectiveNode, slots: Slots): Step[] {
  const [variable, , source, extra] = node.arguments;
  const range = { start: node.start, end: node.end };
  if (node.arguments.length === 2) return [];
  if (variable === undefined || source === undefined || source.type === 'word') {
    return [{ step: 'fail', message: '#foreach needs a variable, "in" and what to walk.', range }];
  }
  const name = variable.type === 'reference' ? variable.root : (node.argumentNames[0] ?? '');
  const body = extra === undefined ? (node.body ?? []) : extra.type === 'reference' ? [extra] : [];
  return [{ step: 'foreach', slot: slots.loopVariable(name), source: planValue(source, slots), body: planStatements(body, slots), range }];
}

/** The service has nothing to load from: it evaluates the arguments and fails. An `#include` of nothing asks for nothing. */
function planLoad(node: DirectiveNode, slots: Slots): Step[] {
  if (node.name === 'include' && node.arguments.length === 0) return [];
  const range = { start: node.start, end: node.end };
  const [argument] = node.arguments;
  const evaluated: Step[] =
    argument === undefined || argument.type === 'word' ? [] : [{ step: 'evaluate', value: planValue(argument, slots), text: '' }];
  return [...evaluated, { step: 'fail', message: `#${node.name} finds nothing: API Gateway loads no other templates.`, range }];
}
