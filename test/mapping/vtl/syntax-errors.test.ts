import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parseTemplate } from '../../../lib/mapping';
import { TEMPLATE_BYTES_LIMIT } from '../../../lib/mapping/vtl/syntax/parse';

const recorded = readFileSync(join(__dirname, '../../conformance/cases/template-velocity.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => (JSON.parse(line) as { template: string }).template)
  .filter(({ length }) => length < 200);

/** What opens something again and again, or fails again and again. */
const ENDLESS = [
  '$',
  '${',
  '$a.',
  '$a.b(',
  '$a["$b[',
  '$false',
  '"$a',
  '#',
  '#*',
  '#[[',
  '\\$a',
  '#if(',
  '#if($a)',
  '#elseif(',
  '#else',
  '#end',
  '#set($a = ',
  '#set($a = [',
  '#set($a = "',
  '#foreach($a in [',
  '#@a()',
  '#a\n',
  '#macro(',
  '1..',
  '(',
  '\u{1f600}',
];

/** Errors as `line:column "text" expected`. */
function errors(template: string): string[] {
  return parseTemplate(template).errors.map(
    ({ line, column, start, end, expected }) => `${line}:${column} ${JSON.stringify(template.slice(start, end))} ${expected.join('|')}`,
  );
}

test.each([
  ['a missing value', '#set($x = )', ['1:11 ")" a string|a number|true|false|a list|a map|a reference']],
  ['a set of no reference', 'text\n  #set(a = 1)', ['2:8 "a" a reference']],
  ['a missing equals sign', '#set($a 1)', ['1:9 "1" "="']],
  ['an unclosed block, told where it was opened', 'a\n#if($x)\nb', ['2:1 "#if" #end']],
  ['two unclosed blocks', '#if($x)\n#foreach($i in $l)', ['1:1 "#if" #end', '2:1 "#foreach" #end']],
  ['an end of nothing', 'a #end b', ['1:3 "#end" text|a directive|a reference']],
  ['a second else', '#if($a)#else#else#end', ['1:13 "#else" #end']],
  ['an elseif after else', '#if($a)#else#elseif($b)#end', ['1:13 "#elseif" #end']],
  ['a dollar at the very end', 'costs 5 $', ['1:9 "$" text after it']],
  ['an unclosed formal reference', '${a.b c', ['1:6 " c" "}"']],
  ['a bare word as an index', '$a[x]', ['1:4 "x" a string|an integer|true|false|a reference']],
  ['an unclosed string', '#set($a = "x)', ['1:11 "\\"" a string|a number|true|false|a list|a map|a reference']],
  ['calculation in an argument', '$l.get($i + 1)', ['1:11 "+" ","|")"']],
  ['a macro without a name', '#macro()x#end', ['1:1 "#macro" a name']],
  ['an error inside of a string', '#set($a = "x#if($b")', ['1:13 "#if" #end', '1:19 "" ")"']],
  ['a trailing comma', '#set($l = [1, ])', ['1:15 "]" a string|a number|true|false|a list|a map|a reference']],
])('tells %s', (_, template, expected) => {
  expect(errors(template)).toEqual(expected);
});

test('tells all errors of a template at once, and none twice', () => {
  const template = '#set($x = )\n$ok\n#set(1 = 2)\n#foreach($i in $l)\n${a.b c\n#end\n#end\n#if($q ==)yes#end\n$l.get(1 + 2)';
  expect(errors(template).map((error) => error.split(' ')[0])).toEqual(['1:11', '3:6', '5:6', '7:1', '8:10', '9:10']);
});

test('counts lines by any line end', () => {
  expect(errors('a\r\nb\rc\n#end')).toEqual(['4:1 "#end" text|a directive|a reference']);
});

test('places errors in strings where they stand, behind doubled quotes and unicode escapes', () => {
  expect(errors('#set($a = "say ""hi"" \\u0041 ${b ""}")')).toEqual(['1:33 " \\"\\"}" "}"']);
});

test('says that arguments take no operators', () => {
  expect(parseTemplate('$l.get($i + 1)').errors[0].message).toBe(
    'Expected "," or ")", found "+". Arguments of a call take no operators: calculate with #set before.',
  );
});

test('notes no more than a hundred errors', () => {
  expect(parseTemplate('#set($a = )\n'.repeat(1_000)).errors).toHaveLength(100);
});

test('refuses what the service finds too large', () => {
  expect(parseTemplate('x'.repeat(300 * 1024)).errors).toEqual([]);
  expect(parseTemplate('é'.repeat(160 * 1024)).errors[0].message).toMatch('larger than 300 KB');
});

test.each([
  ['$false', ['1:1']],
  ['#if($a)$true$!false#end', ['1:8', '1:13']],
  ['#foreach($x in $y)\n $x.foo(\n#end\nz', ['3:1']],
  ['#if($a)\n #set($b = \n#end\nz', ['3:1']],
  ['$a.b("x" $c.d(1 +) #foreach($q in )$q#end', ['1:10', '1:17']],
  ['{"x": $input.path(\'$.a\', "y": $util.escapeJavaScript($b + 1) }', ['1:29', '1:57']],
])('%j: reading goes on at the next reference or directive', (template, places) => {
  expect(parseTemplate(template).errors.map(({ line, column }) => `${line}:${column}`)).toEqual(places);
});

test('reading ends, whatever is wrong', () => {
  const sign = fc.constantFrom(
    ...'$ # { } ( ) [ ] " . , = ! a false true 1 #if #end #else #elseif #set #foreach( $a .b( "$a" \\ ## #* [1.. :'.split(' '),
    ' ',
    '\n',
  );
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 30 }), (signs) => {
      parseTemplate(signs.join(''));
    }),
    { numRuns: 5_000 },
  );
});

test('what is left of a template that breaks off anywhere is read, with errors inside of it', () => {
  for (const template of recorded) {
    for (let at = 0; at <= template.length; at++) {
      for (const part of [template.slice(0, at), template.slice(at)]) {
        for (const { start, end } of parseTemplate(part).errors) expect(0 <= start && start <= end && end <= part.length).toBe(true);
      }
    }
  }
});

test.each(ENDLESS)('300 KB of %j are read to the end', (sign) => {
  const template = sign.repeat(Math.floor(TEMPLATE_BYTES_LIMIT / Buffer.byteLength(sign)));
  const { errors } = parseTemplate(template);
  for (const { start, end } of errors) expect(0 <= start && start <= end && end <= template.length).toBe(true);
});

test('a template of 300 KB may hold as many statements as fit', () => {
  expect(parseTemplate('$a'.repeat(153_600)).errors).toEqual([]);
});
