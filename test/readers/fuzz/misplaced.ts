import type { Json, JsonObject } from '../../../lib/definition';

/** A value of every JSON type, and what readers look at twice. */
export const strangers: readonly Json[] = [
  null,
  true,
  0,
  -1.5e300,
  '',
  'x',
  '\0\ud800',
  [],
  {},
  [[]],
  [null, 1, 'x', {}],
  { a: 1 },
  { Ref: 'X' },
  { 'Fn::Sub': '${X}' },
  { 'Fn::If': ['C', 1, { Ref: 'AWS::NoValue' }] },
  { $ref: '#' },
  { $ref: '#/paths' },
  JSON.parse('{"__proto__": {"polluted": true}, "constructor": {"prototype": 1}}') as Json,
];

/** How many places a document has. */
export function placesOf(node: Json): number {
  if (node === null || typeof node !== 'object') return 1;
  return 1 + Object.values(node).reduce((count: number, member: Json) => count + placesOf(member), 0);
}

/** The document with a stranger at one of its places, counted from its root on. */
export function withStranger(document: JsonObject, place: number, stranger: Json): Json {
  let at = 0;
  const visit = (node: Json): Json => {
    if (at++ === place) return stranger;
    if (Array.isArray(node)) return (node as readonly Json[]).map(visit);
    if (node === null || typeof node !== 'object') return node;
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, visit(value)]));
  };
  return visit(document);
}
