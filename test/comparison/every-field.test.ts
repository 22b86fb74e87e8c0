import { compareApis } from '../../lib/comparison';
import { changed, leaves } from './changes';
import { fullApi } from './full-api';

/** What says nothing of what an API does: informative, told elsewhere, or without an effect in the service. */
const silent = new Set([
  'account',
  'basePath',
  'host',
  'incomplete',
  'resources.0.pathPart',
  'resources.0.methods.0.requestParameters.0.implicit',
  'resources.0.methods.0.methodResponses.0.responseParameters.0.required',
  'authorizers.0.authType',
  'stages.0.isOfDeployment',
  // A name that only the definition knows.
  'models.0.name',
]);

/** What tells one thing from another: the old one is gone, and a new one is there. */
const keys =
  /(?:^resources\.0\.path|\.httpMethod|binaryMediaTypes\.0|vpcEndpointIds\.0|Scopes\.0|\.key|\.contentType|\.target|cacheKeyParameters\.0|methodResponses\.0\.statusCode|methods\.0\.tags\.0|providerArns\.0|responseType|location\.json\.type|(?:stages|variables|stageVariableOverrides|tags)\.0\.name|resourcePath|apiStages\.0\.stage|usagePlans\.0\.apiKeys\.0|otherResources\.0\.(?:type|properties\.json\.Name))$/;
const singular = /^(?:resources\.0\.methods\.0\.integration\.httpMethod|models\.0\.contentType|stages\.0\.canarySetting\..*Id)$/;

/** Names that another part refers to: alone, they leave it without what it meant. */
const referred = new Map([
  ['resources.0.methods.0.requestValidator', ['changed', 'changed']],
  ['requestValidators.0.name', ['changed', 'changed']],
  ['authorizers.0.name', ['added']],
]);

function expected(way: string): readonly string[] {
  if (silent.has(way)) return [];
  return referred.get(way) ?? (keys.test(way) && !singular.test(way) ? ['removed', 'added'] : ['changed']);
}

function other(leaf: unknown): unknown {
  if (typeof leaf === 'string') return `${leaf}x`;
  return typeof leaf === 'number' ? leaf + 1 : !leaf;
}

const opposite: Readonly<Record<string, string>> = { added: 'removed', removed: 'added', changed: 'changed' };

// The name of an API key stands in usage plans, too.
const ways = leaves(fullApi).filter((way) => way.join('.') !== 'apiKeys.0.name');

test.each(ways.map((way) => [way.join('.'), way] as const))('a change of %s is told once, both ways', (name, way) => {
  const after = changed(fullApi, way, other);
  const [there, back] = [compareApis(fullApi, after), compareApis(after, fullApi)];
  expect(there.map(({ change }) => change)).toEqual(expected(name));
  expect(back.map(({ change }) => opposite[change]).sort()).toEqual(there.map(({ change }) => change).sort());
  // What it was is what it is the other way round.
  const sides = (list: typeof there, swapped: boolean) =>
    list.map(({ before, after: now }) => JSON.stringify(swapped ? [now, before] : [before, now])).sort();
  expect(sides(back, true)).toEqual(sides(there, false));
});
