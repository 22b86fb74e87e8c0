import type { DirectiveArgument, DirectiveNode, Expression, ReferenceNode, ReferenceStep, SetNode, Statement, Template } from '../vtl';
import { ANY_KEY, itemOf, memberOf, type Shape, shapeOf } from './body-shape';

/**
 * What a template takes for granted of the body: the members that it reads of it, by way of its variables, too, and
 * what it walks over.
 */
export function shapeOfTemplate(template: Template): Shape {
  const reader = new ShapeReader();
  reader.statements(template.body);
  return reader.body;
}

class ShapeReader {
  readonly body = shapeOf();
  private readonly variables = new Map<string, Shape>();

  statements(statements: readonly Statement[]): void {
    for (const statement of statements) this.statement(statement);
  }

  private statement(node: Statement): void {
    switch (node.type) {
      case 'reference':
        this.expression(node);
        break;
      case 'set':
        this.set(node);
        break;
      case 'if':
        for (const { condition, body } of node.branches) {
          this.expression(condition);
          this.statements(body);
        }
        this.statements(node.otherwise ?? []);
        break;
      case 'directive':
        this.directive(node);
        break;
      case 'text':
      case 'comment':
      case 'unknown-directive':
        break;
    }
  }

  private set({ target, value }: SetNode): void {
    const shape = this.expression(value);
    if (target.steps.length > 0) this.expression(target);
    else if (shape !== undefined) this.variables.set(target.root, shape);
    else this.variables.delete(target.root);
  }

  private directive(node: DirectiveNode): void {
    const [variable, , source] = node.arguments;
    if (node.name === 'foreach' && variable?.type === 'reference' && source !== undefined) {
      const walked = this.argument(source);
      const item = walked === undefined ? undefined : itemOf(walked);
      if (item !== undefined) item.range ??= { start: node.start, end: node.end };
      if (item === undefined) this.variables.delete(variable.root);
      else this.variables.set(variable.root, item);
    }
    this.statements(node.body ?? []);
  }

  private argument(node: DirectiveArgument): Shape | undefined {
    return node.type === 'word' ? undefined : this.expression(node);
  }

  /** The shape of a part of the body that the expression is, `undefined` for anything else. */
  private expression(node: Expression): Shape | undefined {
    switch (node.type) {
      case 'reference':
        return this.reference(node);
      case 'string':
        this.statements(node.content ?? []);
        return undefined;
      case 'binary':
        this.expression(node.left);
        this.expression(node.right);
        return undefined;
      case 'not':
        this.expression(node.operand);
        return undefined;
      case 'list':
        for (const item of node.items) this.expression(item);
        return undefined;
      case 'map':
        for (const { value } of node.entries) this.expression(value);
        return undefined;
      default:
        return undefined;
    }
  }

  private reference(node: ReferenceNode): Shape | undefined {
    const [first, ...rest] = node.steps;
    for (const step of node.steps) if (step.type === 'call') for (const argument of step.arguments) this.expression(argument);
    if (node.root === 'util' && first?.type === 'call' && first.name === 'parseJson') return this.parsed(first.arguments[0], rest);
    const start = node.root === 'input' ? this.ofInput(first) : this.variables.get(node.root);
    const steps = node.root === 'input' ? rest : node.steps;
    const shape = start === undefined ? undefined : follow(start, steps);
    if (shape !== undefined) shape.range ??= { start: node.start, end: node.end };
    return shape;
  }

  /** `$util.parseJson($input.json('$.a'))` is the body's part itself. */
  private parsed(argument: Expression | undefined, rest: readonly ReferenceStep[]): Shape | undefined {
    if (argument?.type !== 'reference' || argument.root !== 'input') return undefined;
    const [step] = argument.steps;
    const isJson = step?.type === 'call' && step.name === 'json';
    const shape = isJson || step?.type === 'property' ? this.ofInput(step) : undefined;
    return shape === undefined ? undefined : follow(shape, rest);
  }

  private ofInput(step: ReferenceStep | undefined): Shape | undefined {
    if (step?.type === 'property' && step.name === 'body') return this.body;
    if (step?.type !== 'call' || (step.name !== 'path' && step.name !== 'json')) return undefined;
    const [argument] = step.arguments;
    return argument?.type === 'string' && isPlain(argument) ? alongPath(this.body, argument.value) : undefined;
  }
}

/** `undefined` as soon as a step leads out of what a body holds. */
function follow(shape: Shape, steps: readonly ReferenceStep[]): Shape | undefined {
  let found = shape;
  for (const step of steps) {
    if (step.type === 'property') found = memberOf(found, step.name);
    else if (step.type === 'index') found = ofKey(found, step.index);
    else if (step.name === 'get' && step.arguments.length === 1) found = ofKey(found, step.arguments[0]);
    else {
      if (step.name === 'keySet' || step.name === 'entrySet') memberOf(found, ANY_KEY);
      return undefined;
    }
  }
  return found;
}

function ofKey(shape: Shape, key: Expression): Shape {
  if (key.type === 'string') return memberOf(shape, key.value);
  return key.type === 'integer' || shape.kind === 'list' ? itemOf(shape) : memberOf(shape, ANY_KEY);
}

/** True for a text that prints as it stands: `"$.name"` in double quotes is looked through for references, and has none. */
function isPlain({ content = [] }: Extract<Expression, { readonly type: 'string' }>): boolean {
  return content.every(({ type }) => type === 'text');
}

/** A JSONPath of names, indexes and `[*]`; others are not followed. */
function alongPath(body: Shape, path: string): Shape | undefined {
  if (!/^\$?(?:\.?[\w-]+|\['[^']*'\]|\["[^"]*"\]|\[(?:\d+|\*)\])*$/.test(path)) return undefined;
  let shape = body;
  for (const [, quoted, index, name] of path.replace(/^\$/, '').matchAll(/\[['"]([^'"]*)['"]\]|\[(\d+|\*)\]|([\w-]+)/g)) {
    shape = index === undefined ? memberOf(shape, quoted ?? name) : itemOf(shape);
  }
  return shape;
}
