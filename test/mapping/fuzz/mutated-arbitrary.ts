import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc, { type Arbitrary } from 'fast-check';
import type { TemplateCase } from '../template-case';
import type { OracleCase } from './oracle';

/** Templates of the conformance cases with a few of their words taken out, doubled, exchanged, cut off or put in. */

const cases = readFileSync(join(__dirname, '../../conformance/cases/template-velocity.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as TemplateCase)
  .filter(({ template }) => template.length < 1_000);

const wordsOf = (template: string): string[] => template.match(/#[a-z]+|\$!?\{?[\w-]+|[A-Za-z_]\w*|\d+|\s+|./gs) ?? [];

/** What begins, ends or interrupts something in the language. */
const SIGNS = (
  '# $ { } ( ) [ ] " \' \\ ## #* *# #[[ ]]# #end #else #elseif #elseif( #if #if( #set #set( #foreach( #define #macro #stop #break #parse ' +
  '#include #literal #{ #{else} #{end} $! ${ $!{ . .. , : = == ! != < >= && || + - * / % in and not null true 1 -1 1. .5 1e3 @ #@ #@x \\# ' +
  '\\$ x foo () [] {} "" \'\' #foo #foo( #set($a | & "# "$'
)
  .split(' ')
  .concat('\n', '\r', '\r\n', ' ', '\t', '\u00a0', '\u0000', 'é');

const given = fc.constantFrom(...cases);
const edit = fc.record({
  kind: fc.constantFrom('drop', 'double', 'swap', 'insert', 'replace', 'interrupt', 'cut'),
  at: fc.nat(),
  from: fc.nat(),
  source: given,
  sign: fc.constantFrom(...SIGNS),
});
type Edit = { kind: string; at: number; from: number; source: TemplateCase; sign: string };

function edited(words: readonly string[], { kind, at, from, source, sign }: Edit): string[] {
  const result = [...words];
  const place = words.length === 0 ? 0 : at % words.length;
  const others = wordsOf(source.template);
  const other = others[from % Math.max(1, others.length)] ?? ' ';
  if (kind === 'drop') result.splice(place, 1);
  else if (kind === 'double') result.splice(place, 0, words[place] ?? '');
  else if (kind === 'insert') result.splice(place, 0, other);
  else if (kind === 'interrupt') result.splice(place, 0, sign);
  else if (kind === 'cut') result.splice(place);
  else if (kind === 'replace') result[place] = other;
  else if (words.length > 0) [result[place], result[from % words.length]] = [words[from % words.length], words[place]];
  return result;
}

export const mutatedCases: Arbitrary<OracleCase> = fc
  .tuple(given, fc.array(edit, { minLength: 1, maxLength: 3 }))
  .map(([{ template, input }, edits]) => ({ template: edits.reduce(edited, wordsOf(template)).join(''), ...(input && { input }) }));
