import { plainPattern } from '../../mapping/plain-pattern';
import type { ApiPlan } from '../../plan';

/** Files of the package's core that an API may do without. */
export const optionalParts = [
  'authorizers.js',
  'aws.js',
  'jwt.js',
  'linear-regex.js',
  'memory-state.js',
  'methods.js',
  'patterns.js',
  'redis.js',
  'signature.js',
  'unicode-blocks.js',
] as const;

export type OptionalPart = (typeof optionalParts)[number];

/** Those of them that an API needs. */
export function neededParts(plan: ApiPlan): readonly OptionalPart[] {
  const { methods, policy } = plan;
  const kinds = new Set(methods.map(({ authorization }) => authorization));
  const guarded = policy !== undefined || [...kinds].some((kind) => kind !== 'NONE');
  const calls = methods.some(({ authorization, integration: { target } }) => {
    return authorization === 'CUSTOM' || target.kind === 'aws' || target.kind === 'lambda';
  });
  return [
    ...(calls ? (['aws.js'] as const) : []),
    ...(guarded ? (['authorizers.js'] as const) : []),
    ...(kinds.has('COGNITO_USER_POOLS') ? (['jwt.js'] as const) : []),
    ...(mentionsPatterns(plan) ? (['linear-regex.js', 'patterns.js', 'unicode-blocks.js'] as const) : []),
    ...(remembers(plan) ? (['memory-state.js', 'redis.js'] as const) : []),
    ...(plan.templates.length > 0 ? (['methods.js'] as const) : []),
    ...(kinds.has('AWS_IAM') ? (['signature.js'] as const) : []),
  ];
}

/**
 * Whether something in the plan may hold a regular expression that is no plain one, filters of JSONPath included: rather once too often, since what is not there
 * cannot be loaded when a template makes up a pattern.
 */
function mentionsPatterns({ methods, templates, models, authorizers }: ApiPlan): boolean {
  const text = JSON.stringify([methods, templates, models, authorizers], (key, value: unknown) =>
    key === 'selectionPattern' && typeof value === 'string' && plainPattern(value) ? undefined : value,
  );
  return /selectionPattern|"pattern|matches|replace(?:All|First)|split|=~|\?\s*\(|identityValidation/.test(text);
}

/** Whether calls leave something behind: cached answers, tokens, counts. */
function remembers({ methods, usage, accountThrottle }: ApiPlan): boolean {
  return (
    usage !== undefined ||
    accountThrottle !== undefined ||
    methods.some(({ cache, throttle }) => cache !== undefined || throttle !== undefined)
  );
}

/** What the handler has to be given before it starts, for the methods that it guards. */
export function neededAtStart({ methods }: ApiPlan): readonly string[] {
  return methods.flatMap(({ httpMethod, resourcePath, authorization, authorizer }) => {
    const where = `${httpMethod} ${resourcePath}`;
    if (authorization === 'AWS_IAM') {
      return [`${where}: the handler verifies signatures for AWS_IAM, and starts once CALLERS names a file of those who may sign.`];
    }
    if (authorization !== 'COGNITO_USER_POOLS' || authorizer === undefined) return [];
    return [
      `${where}: the handler verifies tokens of a user pool, and starts once USER_POOL_KEYS names a file of its keys, or FETCH_USER_POOL_KEYS=true lets it fetch them.`,
    ];
  });
}
