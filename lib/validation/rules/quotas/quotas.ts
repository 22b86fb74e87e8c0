import { type ApiDefinition, type JsonObject, literal } from '../../../definition';
import { developerGuide } from '../../documentation';
import { apiPart, cloudFormation, openApi, soundPaths } from '../../examples';
import type { Finding, Part, Rule } from '../../rule';
import { advise } from '../../texts/phrases';

const docs = developerGuide('api-gateway-execution-service-limits-table');
const repeated = (count: number, entry: (index: number) => JsonObject): JsonObject =>
  Object.assign({}, ...Array.from({ length: count }, (_, index) => entry(index))) as JsonObject;
const resources = (count: number) => openApi(repeated(count, (index) => ({ [`/pets${index}`]: soundPaths['/pets'] ?? {} })));
const stages = (count: number) =>
  cloudFormation(repeated(count, (index) => ({ [`Stage${index}`]: apiPart('Stage', { StageName: `dev${index}` }) })));
const variable = (name: string) => cloudFormation({ Dev: apiPart('Stage', { StageName: 'dev', Variables: { [name]: 'pets' } }) });

/** Resources of an API in a fresh account, the root included. */
const resourceQuota = 300;

/** Large APIs need a raised quota, and one resource of CloudFormation for each part. */
export const resourcesNearLimit: Rule = {
  id: 'resources-near-limit',
  consequence: 'advice',
  summary: `An API has ${resourceQuota} resources at most, unless its quota is raised.`,
  docs,
  fails: resources(resourceQuota),
  passes: resources(2),
  *check(definition): Iterable<Finding> {
    const count = definition.resources.length;
    if (count < 0.9 * resourceQuota) return;
    yield {
      at: definition,
      message: `The API has ${count} resources; the quota of a fresh account is ${resourceQuota}.`,
      ...(count > resourceQuota ? { consequence: 'sometimes-fails' } : {}),
      help: [advise('have the quota "Resources per API" raised, or let one greedy resource take several paths')],
    };
  },
};

/** What an API may have of other things. */
export const partsOverLimit: Rule = {
  id: 'parts-over-limit',
  consequence: 'sometimes-fails',
  summary:
    'An API has at most 10 authorizers, 10 stages, 2000 documentation parts and 8192 characters of policy, unless a quota is raised.',
  docs,
  fails: stages(11),
  passes: stages(1),
  *check(definition): Iterable<Finding> {
    for (const [what, count, quota] of countsOf(definition)) {
      if (count <= quota) continue;
      yield {
        at: definition,
        message: `The API has ${count} ${what}; the quota of a fresh account is ${quota}.`,
        help: [advise('have the quota raised for the account, then acknowledge this')],
      };
    }
    for (const plan of definition.usagePlans) {
      for (const { throttle } of plan.apiStages) {
        if (throttle.length <= 20) continue;
        yield {
          at: plan,
          message: `A usage plan throttles ${throttle.length} methods of one stage; the quota of a fresh account is 20.`,
          help: [advise('have the quota raised for the account, then acknowledge this')],
        };
      }
    }
  },
};

function countsOf({ authorizers, stages, documentation, policy, tags }: ApiDefinition): readonly (readonly [string, number, number])[] {
  return [
    ['authorizers', authorizers.length, 10],
    ['stages', stages.length, 10],
    ['documentation parts', documentation?.parts.length ?? 0, 2000],
    ['characters of resource policy', policy && policy.unresolved.length === 0 ? JSON.stringify(policy.json).length : 0, 8192],
    ['tags', tags.length, 50],
  ];
}

/** Limits of stage variables are fixed. */
export const stageVariableLimits: Rule = {
  id: 'stage-variable-limits',
  consequence: 'sometimes-fails',
  summary: 'A stage has at most 100 variables, with names of 64 and values of 512 characters.',
  docs,
  fails: variable('host'.repeat(17)),
  passes: variable('host'),
  *check({ stages }): Iterable<Finding> {
    for (const stage of stages) {
      const name = literal(stage.name) ?? 'a stage';
      if (stage.variables.length > 100) yield over(stage, `The stage ${name} has ${stage.variables.length} variables; 100 are possible.`);
      for (const { name: key, value } of stage.variables) {
        const length = literal(value)?.length ?? 0;
        if (key.length > 64)
          yield over(stage, `The stage variable ${key.slice(0, 20)}… has a name of ${key.length} characters; 64 are possible.`);
        if (length > 512) yield over(stage, `The stage variable ${key} has a value of ${length} characters; 512 are possible.`);
      }
    }
  },
};

function over(at: Part, message: string): Finding {
  return { at, member: 'variables', message, help: [advise('this limit cannot be raised: shorten it')] };
}

/** Two paths belong to the service where a custom domain leads to the API. */
export const reservedPath: Rule = {
  id: 'reserved-path',
  consequence: 'sometimes-fails',
  summary: "Below a custom domain /ping and /sping are the service's own.",
  effect: 'Called by a custom domain, the service answers by itself and the integration is never called.',
  docs: developerGuide('api-gateway-known-issues'),
  fails: openApi({ '/ping': soundPaths['/pets'] ?? {} }),
  passes: openApi({ '/health': soundPaths['/pets'] ?? {} }),
  *check({ resources }): Iterable<Finding> {
    for (const resource of resources) {
      if ((resource.path !== '/ping' && resource.path !== '/sping') || resource.methods.length === 0) continue;
      yield {
        at: resource,
        message: `The path ${resource.path} is reserved for the service.`,
        help: [advise('choose another path for health checks')],
      };
    }
  },
};
