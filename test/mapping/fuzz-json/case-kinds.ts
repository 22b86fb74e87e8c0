import fc from 'fast-check';
import type { OracleCase } from '../fuzz/oracle';
import { jsonTexts, numberPairs, values } from './json-arbitrary';
import { paths } from './path-arbitrary';
import { patterns, replacements, subjects } from './pattern-arbitrary';

/**
 * What is compared with Java, each kind by a template that shows all of it. Texts come in as stage variables, so that the
 * template's own language has no say.
 */
export const caseKinds: Readonly<Record<'json' | 'jsonpath' | 'regex' | 'numbers', fc.Arbitrary<OracleCase>>> = {
  json: fc
    .tuple(jsonTexts, fc.boolean())
    .map(([text, strictly]) =>
      strictly
        ? { template: '[$util.parseJson($stageVariables.text)]', input: { stageVariables: { text } } }
        : { template: "$input.path('$') $input.json('$')", input: { body: text } },
    ),
  // One reading of a path alone: Jayway remembers things from one to the next, which `JsonPath.read` does not.
  jsonpath: fc.tuple(values, paths, fc.constantFrom('json', 'path')).map(([document, path, method]) => ({
    template: `$input.${method}($stageVariables.path) $input.json('$')`,
    input: { body: JSON.stringify(document), stageVariables: { path } },
  })),
  regex: fc.tuple(patterns, subjects, replacements, fc.constantFrom(0, 1, 2, -1)).map(([pattern, subject, replacement, limit]) => ({
    template:
      '#set($s = $stageVariables.subject)#set($p = $stageVariables.pattern)$s.matches($p) <$s.replaceAll($p, $stageVariables.by)> ' +
      `<$s.replaceFirst($p, "-")> #foreach($x in $s.split($p, ${limit}))[$x]#end`,
    input: { stageVariables: { pattern, subject, by: replacement } },
  })),
  numbers: fc.tuple(numberPairs, fc.constantFrom(...'+-*/%', 'compare', 'methods')).map(([body, operation]) => ({
    template: `#set($a = $input.path('$[0]'))#set($b = $input.path('$[1]'))#set($r = "none")${numberTemplate(operation)}`,
    input: { body },
  })),
};

function numberTemplate(operation: string): string {
  if (operation === 'compare') return '#if($a < $b)<#end#if($a > $b)>#end#if($a == $b)=#end $a.equals($b) $a $b';
  if (operation === 'methods') return '$a.hashCode() $a.intValue() $a.longValue() $a.doubleValue()';
  return `#set($r = $a ${operation} $b)$r`;
}

export type CaseKind = keyof typeof caseKinds;
