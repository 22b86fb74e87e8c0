import fc, { type Arbitrary } from 'fast-check';

/** References to `$input`, `$util`, `$context` and `$stageVariables` in all their forms, in templates as people write them. */

const one = (choices: readonly string[]): Arbitrary<string> => fc.constantFrom(...choices);

const PATHS = (
  "'$'|'$.a'|'$.b.c'|'$.b'|'$.b.c[1]'|'$.b.c[2]'|'$.nope'|'$..c'|'$[0]'|'$[*].id'|'$[0].name'|'$[0].tags'|'$[?(@.id > 1)]'|'$.d'|'$.s'|" +
  `"$.s"|"$"|''|'$['|'a'|'$.b.c.length()'|"$['a']"|"$[0]['name','id']"|$p|null|7|'$[0:1]'|'@.a'|'$.b.c[-1]'|"$.b.$k"|'$.b.c[?(@ == "x")]'`
).split('|');
const NAMES = `'id'|"q"|'Content-Type'|'nope'|''|'a-b'|$k|'empty'|null|1|"X-Amz-Date"`.split('|');
const PLACES = ['path', 'querystring', 'header', 'nope', 'body'];
const TEXTS =
  `"a"|'O''Neil "x"'|"é😀"|'<a href="x">'|"$input.body"|$input.body|$s|'%41%zz'|'aGk='|'{"a":[1,{"b":null}]}'|'[1,2.50]'|'nul'|""|null|5|$nope|$l|$m|' x '|"line
two"|'\\u0041'|"\\u0041"|"a/b\\c"|'~*-._ +%'|'8J+YgA=='|'"q"'`.split('|');
const FUNCTIONS = 'escapeJavaScript parseJson urlEncode urlDecode base64Encode base64Decode nope'.split(' ');
const CONTEXT = (
  'stage|httpMethod|identity.sourceIp|identity|authorizer.principalId|authorizer.claims.sub|authorizer.claims|authorizer.flag|' +
  'authorizer.count|requestTimeEpoch|nope.nope|requestOverride.header.given|requestOverride|responseOverride.status|' +
  "get('stage')|requestOverride.header.x|requestOverride.path.p|requestOverride.querystring|error.message|identity.keySet()|keySet().size()"
).split('|');

export const variableReferences: Arbitrary<string> = fc
  .tuple(
    fc.oneof(
      fc.tuple(one(['json', 'path', 'json', 'path', 'params']), one(PATHS)).map(([name, path]) => `input.${name}(${path})`),
      fc
        .tuple(one(PATHS), one(['.a', '.b.c', '.size()', '[0]', '.keySet()', '.get(0).name', '.toString()', '.b.c[1]', '.length()', '.id']))
        .map(([path, step]) => `input.path(${path})${step}`),
      one(NAMES).map((name) => `input.params(${name})`),
      fc.tuple(one(PLACES), one(NAMES)).map(([place, name]) => `input.params().${place}.get(${name})`),
      fc.tuple(one(PLACES), one(NAMES)).map(([place, name]) => `input.params("${place}")[${name}]`),
      fc
        .tuple(one(PLACES), one(['id', 'q', 'Content-Type', 'keySet()', 'size()', 'a-b', 'empty', 'nope']))
        .map(([place, name]) => `input.params().${place}.${name}`),
      one([
        'input.body',
        'input.body.length()',
        'input.body.a',
        'input',
        'util',
        'context',
        'stageVariables',
        'input.params()',
        'input.nope',
      ]),
      fc.tuple(one(FUNCTIONS), one(TEXTS)).map(([name, text]) => `util.${name}(${text})`),
      fc.tuple(one(FUNCTIONS), one(FUNCTIONS), one(TEXTS)).map(([outer, inner, text]) => `util.${outer}($util.${inner}(${text}))`),
      fc.tuple(one(FUNCTIONS), one(PATHS)).map(([name, path]) => `util.${name}($input.json(${path}))`),
      one(CONTEXT).map((name) => `context.${name}`),
      one(['url', 'a-b', 'empty', 'nope', "get('url')", 'keySet()', 'k', 'size()', 'url.length()']).map((name) => `stageVariables.${name}`),
      one(NAMES).map((name) => `stageVariables[${name}]`),
    ),
    one(['$', '$', '$!', '${', '$!{']),
  )
  .map(([reference, sign]) => `${sign}${reference}${sign.endsWith('{') ? '}' : ''}`);

const settings = fc.oneof(
  fc
    .tuple(one(['p', 'k', 's', 'l', 'm', 'body', 'input', 'context']), variableReferences)
    .map(([name, value]) => `#set($${name} = ${value})\n`),
  fc
    .tuple(variableReferences, one(['"x"', '7', '$s', '["a", "b"]', '{}', '$input.path("$")', 'true']))
    .map(([reference, value]) => `#set(${reference} = ${value})\n`),
  fc
    .tuple(
      one([
        'requestOverride.header',
        'requestOverride.path',
        'requestOverride.querystring',
        'responseOverride.header',
        'responseOverride',
        'requestOverride',
        'authorizer',
        'nope',
      ]),
      one(['.x', '["y-z"]', '[$k]', '.status', '.given', '.header']),
      one(['"v"', '204', '$k', '["a", "b"]', '$nope', '$input.path("$.b")', '{"x": "y"}']),
    )
    .map(([place, name, value]) => `#set($context.${place}${name} = ${value})$context.${place}${name} $context.${place}\n`),
  one([
    '#set($k = "c")',
    "#set($p = '$.b.c')",
    "#set($s = 'a\"b')",
    '#set($l = [])',
    '#set($m = {})',
    '#set($input.path("$").new = [1])',
    '$input.path("$.b").put("e", 1)\n',
    '$context.requestOverride.header.put("h", "v")\n',
    '$context.putAll({"a": 1})$context.a\n',
    '#set($m = $input.path("$"))$!m.remove("a")\n',
  ]),
);

/** Idioms of real templates; what stands at a name may be anything of the same kind. */
const idioms: Arbitrary<string> = fc.oneof(
  variableReferences.map((reference) => `"k": ${reference},\n`),
  variableReferences.map((reference) => `"k": "${reference}"`),
  one([' ', ',\n', '{', '}', '[', ']\n', ' : ', '##c\n', '\\"', '\\', '#', '$']),
  settings,
  fc
    .tuple(
      variableReferences,
      fc.oneof(variableReferences, one(['""', '"GET"', '1', 'true', '$nope', "'x'"])),
      one(['==', '!=', '<', '>=', '&&', '||']),
    )
    .map(([left, right, operator]) => `#if(${left} ${operator} ${right})yes#{else}no#end`),
  variableReferences.map((reference) => `#if(${reference})1#{elseif}(!${reference})2#end\n`),
  fc
    .tuple(
      variableReferences,
      fc.array(
        fc.oneof(
          one([
            '"$e.name": ',
            '$e',
            '#if($foreach.hasNext),#end',
            '\n',
            '$foreach.count',
            '#if($velocityCount > 1), #end',
            '$e.key=$e.value ',
            '$e.id',
            '$util.escapeJavaScript($e)',
            '$input.params().get($e)',
            '"$e": "$util.escapeJavaScript($map.get($e))"',
            '#set($k = $e)',
            '#foreach($f in $e.tags)$f#if($foreach.parent.last);#end#end',
            '#break',
            '$e.get("name").replaceAll("\\W", "_")',
          ]),
          variableReferences,
        ),
        { maxLength: 5 },
      ),
    )
    .map(([source, body]) => `#foreach($e in ${source})${body.join('')}#end`),
  one([
    '#set($allParams = $input.params())\n{#foreach($type in $allParams.keySet())\n    #set($params = $allParams.get($type))\n"$type" : {\n    #foreach($paramName in $params.keySet())\n    "$paramName" : "$util.escapeJavaScript($params.get($paramName))"\n        #if($foreach.hasNext),#end\n    #end\n}\n    #if($foreach.hasNext),#end\n#end\n}',
    '#set($inputRoot = $input.path(\'$\')) #foreach($elem in $inputRoot) {"id": $elem.id, "n": "$elem.name"}#if($foreach.hasNext),#end\n#end',
    "Action=SendMessage&MessageBody=$util.urlEncode($input.body)&A=$input.params('q')",
    '#define($loop){#foreach($key in $map.keySet())#set($k = $util.escapeJavaScript($key))"$k":"$map.get($key)"#if($foreach.hasNext),#end#end}#end#set($map = $input.params().header)$loop#set($map = $context.identity)$loop',
    '$!input.path("$").get("a")$input.path("$").get(0).get("name")',
  ]),
);

export const variableTemplates: Arbitrary<string> = fc.array(idioms, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''));
