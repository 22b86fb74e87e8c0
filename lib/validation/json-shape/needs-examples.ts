import type { DirectiveNode, Expression, ReferenceNode, Statement, Template } from '../../mapping/vtl';
import type { TemplateShape } from './template-shape';

/**
 * Whether only examples can tell if a template prints JSON. They cost many times what reading the template does, and most templates
 * have nothing in them that could go wrong: every loop puts its commas as all do, no member depends on a condition, and what stands in
 * quotes is escaped, or has nothing to escape.
 *
 * @param pathVariables names of parameters whose values stay percent-encoded
 */
export function needsExamples(
  { body }: Template,
  { quoted, isConditional }: Pick<TemplateShape, 'quoted' | 'isConditional'>,
  pathVariables: ReadonlySet<string>,
): boolean {
  return isConditional || hasOtherLoop(body) || !quoted.every((node) => isHarmless(node, pathVariables));
}

function hasOtherLoop(statements: readonly Statement[]): boolean {
  return statements.some((statement) => {
    if (statement.type === 'if')
      return statement.branches.some(({ body }) => hasOtherLoop(body)) || hasOtherLoop(statement.otherwise ?? []);
    if (statement.type !== 'directive' || statement.body === undefined) return false;
    return (statement.name === 'foreach' && !endsWithComma(statement)) || hasOtherLoop(statement.body);
  });
}

/** True for a loop that ends with `#if($foreach.hasNext),#end`, and has no other way to print a comma between items. */
function endsWithComma({ body = [] }: DirectiveNode): boolean {
  const [last] = body.filter((statement) => statement.type !== 'text' || statement.text.trim() !== '').slice(-1);
  if (last?.type !== 'if' || last.branches.length !== 1 || last.otherwise !== undefined) return false;
  const [{ condition, body: printed }] = last.branches;
  return isHasNext(condition) && printed.every((statement) => statement.type === 'text') && printedText(printed).trim() === ',';
}

function printedText(statements: readonly Statement[]): string {
  return statements.map((statement) => (statement.type === 'text' ? statement.text : '')).join('');
}

function isHasNext(condition: Expression): boolean {
  if (condition.type !== 'reference') return false;
  const { root, steps } = condition;
  if (root === 'velocityHasNext') return steps.length === 0;
  return root === 'foreach' && steps.length === 1 && steps[0]?.type === 'property' && steps[0].name === 'hasNext';
}

/** True for what never holds a character that JSON escapes, or has it escaped. */
function isHarmless({ root, steps }: ReferenceNode, pathVariables: ReadonlySet<string>): boolean {
  if (root === 'context' || root === 'stageVariables' || root === 'foreach') return true;
  const [first] = steps;
  if (first?.type !== 'call') return false;
  if (root === 'input') return first.name === 'params' && steps.length === 1 && isPathVariable(first.arguments[0], pathVariables);
  if (root !== 'util') return false;
  if (first.name === 'urlEncode' || first.name === 'base64Encode') return steps.length === 1;
  const last = steps.at(-1);
  return first.name === 'escapeJavaScript' && steps.length === 2 && last?.type === 'call' && last.name === 'replaceAll';
}

function isPathVariable(name: Expression | undefined, pathVariables: ReadonlySet<string>): boolean {
  return name?.type === 'string' && pathVariables.has(name.value);
}
