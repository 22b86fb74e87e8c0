import { Compile, parse } from 'velocityjs';
import type { Case, Input } from './cases';
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
    util: { escapeJavaScript: (text: string) => text.replace(/["'\\]/g, '\\$&') },
    context,
    stageVariables,
  };
}

function rendered(compiler: Compile, testCase: Case): string {
  return compiler.render(contextOf(testCase.input));
}

export const velocityjs: Engine = {
  name: 'velocityjs',
  warm(testCase) {
    const tree = parse(testCase.template);
    return () => rendered(new Compile(tree), testCase);
  },
  cold: (testCase) => () => rendered(new Compile(parse(testCase.template)), testCase),
};
