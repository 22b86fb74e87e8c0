import { analyzeTemplate, parseTemplate, type TemplateAnalysis } from '../../../lib/mapping';
import { USUAL_METHODS } from '../../../lib/mapping/vtl/analysis/known-names';
import { VALUE_METHODS } from '../../../lib/mapping/vtl/methods';

const TEMPLATE = `#set($root = $input.path('$'))
#set($context.requestOverride.header.X-Id = "a$input.params('x')")
{"a": $input.json("$.a"), "q": "$input.params().querystring.get('q')", "h": "$input.params().header['X-Y']", "d": $input.params($root.name)}
$stageVariables.url $stageVariables["table"] $context.identity.sourceIp $context.authorizer.get("claims").sub $!context.responseOverride.put("status", 201)
#foreach($item in $root.items)$item.name.replaceAll("a", "b") $item.nope(1)#if($foreach.hasNext),#end#end
#define($block)$util.urlEncode($nobody)#end $block $util.foo("a") $util.urlEncode("a", "b") $input.body $input.foo
#hello($x) #macro(bar $p)$p $input.json('$.never')#end #parse("x") #evaluate("$x") \\$escaped #[[ $text ]]#`;

function analyzed(template: string): { analysis: TemplateAnalysis; text: (use: { start: number; end: number }) => string } {
  const parsed = parseTemplate(template);
  expect(parsed.errors).toEqual([]);
  return { analysis: analyzeTemplate(parsed.template), text: ({ start, end }) => template.slice(start, end) };
}

const { analysis, text } = analyzed(TEMPLATE);

test('names the variables that are set, filled by loops and definitions, and read', () => {
  const uses = analysis.variables.filter(({ name }) => !['input', 'util', 'context', 'stageVariables'].includes(name));
  expect(uses.map(({ access, name }) => `${access} ${name}`)).toEqual([
    'set root',
    'read root',
    'loop item',
    'read root',
    'read item',
    'read item',
    'read foreach',
    'define block',
    'read nobody',
    'read block',
  ]);
  expect(analysis.variables.every((use) => text(use) === use.name)).toBe(true);
});

test('names the parameters, in every spelling, with the place where they are looked for', () => {
  expect(analysis.parameters.map((use) => [use.place, use.name, text(use)])).toEqual([
    ['any', 'x', "input.params('x')"],
    ['querystring', 'q', "input.params().querystring.get('q')"],
    ['header', 'X-Y', "input.params().header['X-Y']"],
    ['any', undefined, 'input.params($root.name)'],
  ]);
});

test('names the JSONPaths, also in strings between double quotes', () => {
  expect(analysis.jsonPaths.map((use) => [use.function, use.path, text(use.pathRange)])).toEqual([
    ['path', '$', "'$'"],
    ['json', '$.a', '"$.a"'],
  ]);
});

test('tells of a JSONPath that is made up while the template runs', () => {
  const dynamic = analyzed('$input.json("$.items[$i]")').analysis.jsonPaths;
  expect(dynamic.map(({ path }) => path)).toEqual([undefined]);
});

test('names the members of $context and $stageVariables, and which are set', () => {
  expect(analysis.context.map((use) => [use.path.join('.'), use.isSet])).toEqual([
    ['requestOverride.header.X-Id', true],
    ['identity.sourceIp', false],
    ['authorizer.claims.sub', false],
    ['responseOverride.status', true],
  ]);
  expect(analysis.stageVariables.map((use) => use.path)).toEqual([['url'], ['table']]);
});

test('names the functions, and which of them the service has', () => {
  const unknown = analysis.functions.filter(({ isKnown }) => !isKnown);
  expect(unknown.map((use) => [use.object, use.name, use.argumentCount])).toEqual([
    ['util', 'foo', 1],
    ['util', 'urlEncode', 2],
    ['input', 'foo', undefined],
  ]);
  expect(analysis.bodies.map(text)).toEqual(['input.body']);
});

test('names the methods, and which of them any value has', () => {
  const calls = analysis.methods.filter(({ root }) => root === 'item');
  expect(calls.map((use) => [use.name, use.argumentCount, use.isKnown])).toEqual([
    ['replaceAll', 2, true],
    ['nope', 1, false],
  ]);
});

test('names macros, and what fails or does nothing on the service', () => {
  expect(analysis.macros.map(({ kind, name }) => `${kind} ${name}`)).toEqual(['call hello', 'definition bar']);
  expect(analysis.forbidden.map((use) => text(use))).toEqual(['#macro', '#parse', '#evaluate']);
  expect(analysis.directives.map(({ name }) => name)).toEqual(['foreach', 'define', 'macro', 'parse']);
});

test('leaves out what cannot run: macros, escaped references, literal text', () => {
  const names = analysis.variables.map(({ name }) => name);
  for (const name of ['p', 'escaped', 'text', 'x']) expect(names).not.toContain(name);
});

test.each([...USUAL_METHODS])('knows %s without the tables, which have it', (signature) => {
  const [, name = '', count] = /^(\w+)\((\d?)\)$/.exec(signature) ?? [];
  expect(VALUE_METHODS.some((table) => table.has(name, Number(count)))).toBe(true);
});
