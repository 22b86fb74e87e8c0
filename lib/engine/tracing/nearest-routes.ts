import type { MethodPlan } from '../../plan';

/** How many are worth telling. */
const told = 3;

/** Up to three methods that the client may have meant, the nearest first: `GET /pets/{petId}`. */
export function nearestRoutes(methods: readonly MethodPlan[], verb: string, path: string): readonly string[] {
  const wanted = path.split('/').filter(Boolean);
  return methods
    .map((method) => ({ name: `${method.httpMethod} ${method.resourcePath}`, distance: distance(method, verb, wanted) }))
    .filter(({ distance: far }) => far <= 1 + wanted.length / 2)
    .sort((one, other) => one.distance - other.distance || (one.name < other.name ? -1 : 1))
    .slice(0, told)
    .map(({ name }) => name);
}

/** Roughly the number of path parts that differ; another method counts a bit, a misspelt part less than a foreign one. */
function distance({ httpMethod, resourcePath }: MethodPlan, verb: string, wanted: readonly string[]): number {
  const parts = resourcePath.split('/').filter(Boolean);
  const greedy = parts.at(-1)?.endsWith('+}') ?? false;
  let far = httpMethod === verb || httpMethod === 'ANY' ? 0 : 0.4;
  for (let i = 0; i < Math.max(parts.length, wanted.length); i++) {
    const [part, want] = [parts[i], wanted[i]];
    if (part === undefined) far += greedy ? 0.1 : 1;
    else if (want === undefined) far += 1;
    else if (!part.startsWith('{') && part !== want) far += editDistance(part, want) <= 2 ? 0.5 : 1;
  }
  return far;
}

/** Levenshtein's, given up beyond 2. */
function editDistance(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 2 || one.length > 100) return 3;
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + same));
    }
    row = next;
  }
  return row[other.length];
}
