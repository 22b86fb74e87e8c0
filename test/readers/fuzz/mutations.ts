import fc from 'fast-check';
import type { Json, JsonObject } from '../../../lib/definition';
import { placesOf, strangers } from './misplaced';

/** What happens to one place of a document, counted from its root on and around its end. */
export interface Mutation {
  readonly place: number;
  readonly change: 'delete' | 'duplicate' | 'retype' | 'rename' | 'swap' | 'wrap';
  readonly value: Json;
  readonly name: string;
  readonly other: number;
}

const names = [
  '__proto__',
  'constructor',
  'toString',
  '',
  '/',
  '$ref',
  'Ref',
  'Fn::If',
  'Fn::ForEach::X',
  'Fn::Transform',
  'x-amazon-apigateway-integration',
  'default',
  '200',
  'get',
  '{p+}',
];

const mutation: fc.Arbitrary<Mutation> = fc.record({
  place: fc.nat(),
  change: fc.constantFrom('delete', 'duplicate', 'retype', 'rename', 'swap', 'wrap'),
  value: fc.constantFrom(...strangers),
  name: fc.constantFrom(...names),
  other: fc.nat(),
});

export const mutations: fc.Arbitrary<readonly Mutation[]> = fc.array(mutation, { minLength: 1, maxLength: 5 });

/** What happens to the text of a document. */
export interface TextMutation {
  readonly at: number;
  readonly change: 'truncate' | 'cut' | 'repeat' | 'insert';
  readonly length: number;
  readonly insert: string;
}

const inserts = [
  '\0',
  '\ud800',
  '\ufeff',
  '\t',
  '\n',
  '{',
  '[',
  '"',
  "'",
  ': ',
  '- ',
  '&a ',
  '*a ',
  '<<: *a\n',
  '!!js/function ',
  '!Sub ',
  '!GetAtt ',
  '!!binary ',
  '--- ',
  '...\n',
  '%YAML 1.1\n---\n',
  '# ',
  '|\n',
  '>-\n',
  '? ',
  '1e999',
  '9'.repeat(400),
  '.inf',
  '0x1F',
  '__proto__: ',
];

export const textMutations: fc.Arbitrary<readonly TextMutation[]> = fc.array(
  fc.record({
    at: fc.nat(),
    change: fc.constantFrom('truncate', 'cut', 'repeat', 'insert', 'insert', 'insert'),
    length: fc.integer({ min: 1, max: 200 }),
    insert: fc.constantFrom(...inserts),
  }),
  { minLength: 1, maxLength: 3 },
);

export function mutatedText(source: string, changes: readonly TextMutation[]): string {
  return changes.reduce((text, { at, change, length, insert }) => {
    const from = at % (text.length + 1);
    if (change === 'truncate') return text.slice(0, from);
    if (change === 'cut') return text.slice(0, from) + text.slice(from + length);
    return text.slice(0, from) + (change === 'repeat' ? text.slice(from, from + length) : insert) + text.slice(from);
  }, source);
}

export function mutated(source: JsonObject, changes: readonly Mutation[]): Json {
  return changes.reduce<Json>((document, change) => applied(document, change), source);
}

function applied(document: Json, { place, change, value, name, other }: Mutation): Json {
  const places = placesOf(document);
  const target = place % places;
  const second = other % places;
  const taken = change === 'swap' ? nodeAt(document, second) : undefined;
  let at = 0;
  const visit = (node: Json): Json => {
    if (at++ === target) {
      if (change === 'retype') return value;
      if (change === 'wrap') return { [name]: node };
      if (change === 'swap') return taken ?? null;
    }
    if (Array.isArray(node)) {
      const items: Json[] = [];
      for (const item of node as readonly Json[]) {
        const here = at === target;
        const visited = visit(item);
        if (here && change === 'delete') continue;
        items.push(visited);
        if (here && change === 'duplicate') items.push(visited);
      }
      return items;
    }
    if (node === null || typeof node !== 'object') return node;
    const members: [string, Json][] = [];
    for (const [key, member] of Object.entries(node)) {
      const here = at === target;
      const visited = visit(member);
      if (here && change === 'delete') continue;
      members.push([here && change === 'rename' ? name : key, visited]);
      if (here && change === 'duplicate') members.push([`${key}2`, visited]);
    }
    return Object.fromEntries(members);
  };
  return visit(document);
}

function nodeAt(document: Json, target: number): Json | undefined {
  let at = 0;
  const find = (node: Json): Json | undefined => {
    if (at++ === target) return node;
    if (node === null || typeof node !== 'object') return undefined;
    for (const member of Object.values(node) as readonly Json[]) {
      const found = find(member);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return find(document);
}
