import type { DirectiveNode, Expression, ReferenceNode, SetNode, Statement, UnknownDirectiveNode } from '../syntax/nodes';

/** What a walk over a template tells. Only what can run: not the blocks of macros and literals. */
export interface Visitor {
  reference(node: ReferenceNode): void;
  set(node: SetNode): void;
  directive(node: DirectiveNode): void;
  unknownDirective(node: UnknownDirectiveNode): void;
}

export function visitStatements(statements: readonly Statement[], visitor: Visitor): void {
  for (const statement of statements) visitStatement(statement, visitor);
}

function visitStatement(statement: Statement, visitor: Visitor): void {
  switch (statement.type) {
    case 'reference':
      if (!statement.escaped) visitExpression(statement, visitor);
      return;
    case 'set':
      visitor.set(statement);
      visitSteps(statement.target, visitor);
      visitExpression(statement.value, visitor);
      return;
    case 'if':
      for (const { condition, body } of statement.branches) {
        visitExpression(condition, visitor);
        visitStatements(body, visitor);
      }
      visitStatements(statement.otherwise ?? [], visitor);
      return;
    case 'directive':
      visitDirective(statement, visitor);
      return;
    case 'unknown-directive':
      visitor.unknownDirective(statement);
      return;
    default:
  }
}

function visitDirective(node: DirectiveNode, visitor: Visitor): void {
  visitor.directive(node);
  if (node.name === 'macro' || node.name === 'literal') return;
  const names = node.name === 'foreach' || node.name === 'define' ? 1 : 0;
  for (const argument of node.arguments.slice(names)) if (argument.type !== 'word') visitExpression(argument, visitor);
  visitStatements(node.body ?? [], visitor);
}

function visitExpression(node: Expression, visitor: Visitor): void {
  switch (node.type) {
    case 'reference':
      if (node.form === 'runt' || node.form === 'broken') return;
      visitor.reference(node);
      visitSteps(node, visitor);
      return;
    case 'string':
      visitStatements(node.content ?? [], visitor);
      return;
    case 'list':
      for (const item of node.items) visitExpression(item, visitor);
      return;
    case 'map':
      for (const { key, value } of node.entries) {
        visitExpression(key, visitor);
        visitExpression(value, visitor);
      }
      return;
    case 'range':
      visitExpression(node.first, visitor);
      visitExpression(node.last, visitor);
      return;
    case 'binary':
      visitExpression(node.left, visitor);
      visitExpression(node.right, visitor);
      return;
    case 'not':
      visitExpression(node.operand, visitor);
      return;
    default:
  }
}

function visitSteps(node: ReferenceNode, visitor: Visitor): void {
  for (const step of node.steps) {
    if (step.type === 'call') for (const argument of step.arguments) visitExpression(argument, visitor);
    if (step.type === 'index') visitExpression(step.index, visitor);
  }
}
