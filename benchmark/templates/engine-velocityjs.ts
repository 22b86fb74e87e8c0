import { Compile, parse } from 'velocityjs';
import type { Input, Texts } from './cases';
import type { Engine } from './engine';

/** The variables in plain JavaScript, as favourable as can be: JSON.parse, and paths that are only split at dots. */
function contextOf({ body, params, context, stageVariables }: Input): Record<string, unknown> {
  let document: unknown;
  const path = (expression: string): unknown => {
    document ??= JSON.parse(body);
    let value = document as Record<string, unknown> | undefined;
    for (const name of expression.split('.').slice(1)) value = value?.[name] as Record<string, unknown> | undefined;
    return value;
  };
  return {
    input: { body, path, json: (expression: string) => JSON.stringify(path(expression)), params: () => params },
    util: { escapeJavaScript: (text: string) => text.replace(/["'\\/\u0000-\u001f]|[^\u0000-\u007f]/g, escaped) },
    context,
    stageVariables,
  };
}

const CONTROLS: Readonly<Record<string, string>> = { '\b': '\\b', '\t': '\\t', '\n': '\\n', '\f': '\\f', '\r': '\\r' };

function escaped(unit: string): string {
  if (unit >= ' ' && unit <= '\u007f') return `\\${unit}`;
  return CONTROLS[unit] ?? `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** velocityjs prints the source of what is not there; the service prints nothing. Filled in before, for nothing. */
function filled(input: Input): Input {
  const identity = { apiKey: '', caller: '', cognitoIdentityId: '', ...(input.context.identity as Texts) };
  return { ...input, context: { ...input.context, identity, authorizer: { principalId: '' } } };
}

export const velocityjs: Engine = {
  name: 'velocityjs',
  warm(testCase) {
    const tree = parse(testCase.template);
    const input = filled(testCase.input);
    return () => new Compile(tree).render(contextOf(input));
  },
  cold({ template, input: given }) {
    const input = filled(given);
    return () => new Compile(parse(template)).render(contextOf(input));
  },
};
