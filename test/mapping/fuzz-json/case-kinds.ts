import fc from 'fast-check';
import type { OracleCase } from '../fuzz/oracle';
import { jsonTexts, numberPairs, records, values } from './json-arbitrary';
import { paths } from './path-arbitrary';
import { patterns, replacements, subjects } from './pattern-arbitrary';

/** What templates do with the objects of a document. */
const RECORD_STEPS = [
  '$r',
  '$r.a $r.b $r.c $r.z $r.size $r.a-b',
  '$r["a"] $r.get("b") $r["1"] $r.get(1)',
  '$r.keySet() $r.values() $r.entrySet() $r.size() $r.isEmpty()',
  '$r.containsKey("a") $r.containsValue("x") $r.getOrDefault("q", "none")',
  '$r.put("a", $r.b) $r.put("new", 1)',
  '$r.remove("b") $r.remove("nope")',
  '$r.putIfAbsent("a", 0) $r.putIfAbsent("n", 0) $r.replace("c", 5)',
  '#set($r.a = 7)#set($r["z"] = [1])',
  '#foreach($k in $r.keySet())$k=$r.get($k)#if($foreach.hasNext),#end#end',
  '#foreach($e in $r.entrySet())$e.key $e.value $e.setValue(1)#end',
  '#foreach($v in $r)$v#end',
  '#foreach($k in $r.keySet())$r.put($k, $k)$r.put("add", $k)#end',
  '$r.b.a $r.a.b[0] $r.c[0].a $r.c[1].b',
  '$r.equals($d[0]) $r.hashCode() $d[0].equals($r)',
  '$r.clone() $r.clear() $r.putAll($d[0])',
  "$input.json('$[0]') $input.json('$..a') $input.path('$[*].b') $input.json('$[0].c')",
  '$r.keySet().remove("a") $r.values().remove("x") $r.entrySet().clear()',
];

/**
 * What is compared with Java, each kind by a template that shows all of it. Texts come in as stage variables, so that the
 * template's own language has no say.
 */
export const caseKinds: Readonly<Record<'json' | 'records' | 'jsonpath' | 'regex' | 'numbers', fc.Arbitrary<OracleCase>>> = {
  json: fc
    .tuple(jsonTexts, fc.boolean())
    .map(([text, strictly]) =>
      strictly
        ? { template: '[$util.parseJson($stageVariables.text)]', input: { stageVariables: { text } } }
        : { template: "$input.path('$') $input.json('$')", input: { body: text } },
    ),
  records: fc.tuple(records, fc.array(fc.constantFrom(...RECORD_STEPS), { minLength: 1, maxLength: 5 })).map(([body, steps]) => ({
    template: `#set($d = $input.path('$'))#foreach($r in $d)${steps.join('|')};#end$d.equals($input.path('$[0:]')) $input.json('$') $d`,
    input: { body },
  })),
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
