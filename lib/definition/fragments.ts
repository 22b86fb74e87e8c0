import type { Json } from './json';
import { isLiteral, type Unresolved, type Value } from './value';

/** A piece of a text: known characters, or an intrinsic of unknown text and unknown length. */
export type Fragment = string | Unresolved;

/**
 * The known and unknown pieces of a text, in order: the literal parts of `Fn::Join` and `Fn::Sub` stay judgeable
 * (the port in `http://${Host}:22/` is still 22). Neighbouring literals are merged; an empty text has no pieces.
 */
export function fragments(value: Value<string>): readonly Fragment[] {
  return merged(isLiteral(value) ? [value] : intrinsicFragments(value.unresolved));
}

/** The text with every unknown piece replaced by what `placeholder` answers for it. */
export function withPlaceholders(value: Value<string>, placeholder: (intrinsic: Unresolved) => string): string {
  return fragments(value)
    .map((piece) => (typeof piece === 'string' ? piece : placeholder(piece)))
    .join('');
}

function intrinsicFragments(intrinsic: Json): Fragment[] {
  if (typeof intrinsic === 'string') return [intrinsic];
  if (typeof intrinsic === 'number' || typeof intrinsic === 'boolean') return [String(intrinsic)];
  if (intrinsic !== null && typeof intrinsic === 'object' && !Array.isArray(intrinsic)) {
    const entries = Object.entries(intrinsic);
    if (entries.length === 1) {
      const [name, argument] = entries[0];
      if (name === 'Fn::Join') return joinFragments(argument) ?? [{ unresolved: intrinsic }];
      if (name === 'Fn::Sub') return subFragments(argument) ?? [{ unresolved: intrinsic }];
    }
  }
  return [{ unresolved: intrinsic }];
}

function joinFragments(argument: Json): Fragment[] | undefined {
  if (!Array.isArray(argument)) return undefined;
  const [separator, parts] = argument as readonly Json[];
  if (typeof separator !== 'string' || !Array.isArray(parts)) return undefined;
  return (parts as readonly Json[]).flatMap((part, index) => [...(index > 0 ? [separator] : []), ...intrinsicFragments(part)]);
}

function subFragments(argument: Json): Fragment[] | undefined {
  const [text, variables] = Array.isArray(argument) ? (argument as readonly Json[]) : [argument, {}];
  if (typeof text !== 'string') return undefined;
  const given = variables !== null && typeof variables === 'object' && !Array.isArray(variables) ? Object.entries(variables) : [];
  const known = new Map<string, Json>(given);
  const pieces: Fragment[] = [];
  let end = 0;
  // `${!Name}` is CloudFormation's escape for a literal `${Name}`.
  for (const match of text.matchAll(/\$\{(!?)([^}]*)\}/g)) {
    pieces.push(text.slice(end, match.index));
    end = match.index + match[0].length;
    const name = match[2].trim();
    if (match[1] === '!') pieces.push(`\${${match[2]}}`);
    else if (known.has(name)) pieces.push(...intrinsicFragments(known.get(name) as Json));
    else pieces.push({ unresolved: name.includes('.') ? { 'Fn::GetAtt': name.split('.') } : { Ref: name } });
  }
  pieces.push(text.slice(end));
  return pieces;
}

function merged(pieces: readonly Fragment[]): readonly Fragment[] {
  const out: Fragment[] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    if (piece === '') continue;
    if (typeof piece === 'string' && typeof last === 'string') out[out.length - 1] = last + piece;
    else out.push(piece);
  }
  return out;
}
