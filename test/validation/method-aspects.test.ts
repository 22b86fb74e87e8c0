import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ApiDefinition, JsonObject, Method } from '../../lib/definition';
import { readCloudFormation, readOpenApi, UnreadableDocument } from '../../lib/readers';
import { type Example, rules } from '../../lib/validation';
import { createContext } from '../../lib/validation/context';
import { type MethodAspect, MethodAspects, methodAspects } from '../../lib/validation/method-aspects';

function examples(): readonly ApiDefinition[] {
  return rules.flatMap(({ fails, passes }) => [fails, passes]).flatMap(read);
}

function read({ language, document, endpointType, account }: Example): readonly ApiDefinition[] {
  if (language === 'cloudformation') return readCloudFormation(document).apis.map(({ definition }) => definition);
  return [{ ...readOpenApi(document, { ...(endpointType && { endpointType }) }).definition, ...(account && { account }) }];
}

function recorded(): readonly ApiDefinition[] {
  return readFileSync(join(__dirname, '../conformance/cases/validation-service.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .flatMap((line) => {
      const { definition } = JSON.parse(line) as { readonly definition?: JsonObject };
      try {
        return definition === undefined ? [] : [readOpenApi(definition).definition];
      } catch (error) {
        if (error instanceof UnreadableDocument) return [];
        throw error;
      }
    });
}

type Told = (path: string) => void;

/** Tells which members are read, by their paths without the indices of lists. */
function watched<T>(value: T, path: string, told: Told): T {
  if (value === null || typeof value !== 'object') return value;
  return new Proxy(value, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof name === 'symbol' || typeof member === 'function') return member;
      const place = Array.isArray(target) ? path : `${path}.${name}`;
      if (typeof member !== 'object') told(place);
      return watched(member, place, told);
    },
  });
}

const text = (...members: string[]) => `(?:${members.join('|')})(?:\\.unresolved.*)?`;
/** The aspects of which one is enough for a check that reads a member. */
const aspectsOf: readonly (readonly [RegExp, readonly MethodAspect[]])[] = [
  [/^resource\.path$/, ['path']],
  // Whether a method is imported belongs to each of its aspects.
  [/(?:^|\.)origin\.(?:logicalId|constructPath|pointer)$/, methodAspects],
  [/^method\.integration$/, methodAspects],
  [new RegExp(`^method\\.integration\\.${text('uri')}$`), ['endpoint', 'uri variables']],
  [/^method\.integration\.requestParameters(?:\.(?:target|malformed))?$/, ['targets', 'mappings']],
  [/^method\.integration\.requestParameters\.source/, ['mappings']],
  [/^method\.integration\.requestTemplates(?:\.contentType)?$/, ['integration', 'templates']],
  [/^method\.integration\.integrationResponses$/, ['responses', 'templates']],
  [/^method\.integration\.integrationResponses\.responseTemplates(?:\.contentType)?$/, ['responses', 'templates']],
  [/^method\.integration\.(?:integrationResponses\.responseTemplates|requestTemplates)\.(?:template.*|malformed)$/, ['templates']],
  [/^method\.integration\.integrationResponses\.responseParameters(?:\.(?:target|malformed|source.*))?$/, ['responses']],
  [
    new RegExp(`^method\\.integration\\.integrationResponses\\.${text('selectionPattern', 'statusCode', 'contentHandling')}$`),
    ['responses'],
  ],
  [
    /^method\.methodResponses(?:\.(?:statusCode.*|responseParameters(?:\.(?:key|required.*))?|responseModels(?:\.(?:contentType|model.*))?))?$/,
    ['responses'],
  ],
  [/^method\.requestParameters(?:\.(?:key|required.*|implicit))?$/, ['request']],
  [/^method\.requestModels(?:\.(?:contentType|model.*))?$/, ['request']],
  [
    new RegExp(
      `^method\\.${text('httpMethod', 'operationName', 'authorizationType', 'authorizer', 'authorizationScopes', 'apiKeyRequired', 'requestValidator')}$`,
    ),
    ['request'],
  ],
  [/^method\.integration\.(?!origin|requestParameters|requestTemplates|integrationResponses|uri)\w+/, ['integration']],
];

/** What a check reads beyond the aspects that it names. */
function readBeyond(aspects: readonly MethodAspect[], paths: ReadonlySet<string>, method: Method): readonly string[] {
  return [...paths].filter((path) => {
    // The URI of a service tells what the responses of its integration mean.
    if (path.startsWith('method.integration.uri') && method.integration?.type === 'AWS' && aspects.includes('integration')) return false;
    const enough = aspectsOf.find(([form]) => form.test(path.replaceAll(/\.length$/g, '')))?.[1] ?? [];
    return !enough.some((aspect) => aspects.includes(aspect));
  });
}

const definitions = [...examples(), ...recorded()];

test.each(rules.filter(({ check }) => check.looksAt !== undefined).map(({ id, check }) => [id, check] as const))(
  '%s looks at no more of a method than it says, where it finds nothing',
  (_id, { looksAt = [], ofMethod }) => {
    let judged = 0;
    for (const definition of definitions) {
      const context = createContext(definition);
      for (const { resource, method, where, templates } of context.methods) {
        const paths = new Set<string>();
        const told: Told = (path) => void paths.add(path);
        const place = {
          resource: watched(resource, 'resource', told),
          method: watched(method, 'method', told),
          where,
          get templates() {
            told('method.integration.requestTemplates.template');
            return templates;
          },
        };
        const found = [...(ofMethod?.(place, { ...context, methods: [] }) ?? [])];
        if (found.length > 0) continue;
        judged++;
        expect({ where, beyond: readBeyond(looksAt, paths, method) }).toEqual({ where, beyond: [] });
      }
    }
    expect(judged).toBeGreaterThan(50);
  },
);

const sound = {
  type: 'http',
  httpMethod: 'GET',
  uri: 'https://petstore.example.com/pets',
  requestParameters: { 'integration.request.header.X-Env': "'prod'" },
  requestTemplates: { 'application/json': '{}' },
  responses: { default: { statusCode: '200', responseTemplates: { 'application/json': '{}' } } },
};

function keysOf(aspect: MethodAspect, integrations: readonly JsonObject[]): readonly string[] {
  const operations = integrations.map((integration) => ({ responses: {}, 'x-amazon-apigateway-integration': integration }));
  const paths = Object.fromEntries(operations.map((get, index) => [`/r${index}`, { get }]));
  const { definition } = readOpenApi({ openapi: '3.0.1', info: { title: 'Pets', version: '1' }, paths });
  return createContext(definition).methods.map((place) => new MethodAspects(place).key([aspect]));
}

test.each<[MethodAspect, JsonObject]>([
  ['integration', { timeoutInMillis: 50 }],
  ['integration', { type: 'aws', uri: 'arn:aws:apigateway:us-east-1:sqs:action/SendMessage' }],
  ['integration', { requestTemplates: { 'application/xml': '{}' } }],
  ['integration', { uri: ['malformed'] }],
  ['endpoint', { uri: 'https://petstore.example.com:8080/pets' }],
  ['endpoint', { uri: 'https://me@petstore.example.com/pets' }],
  ['endpoint', { uri: '' }],
  ['uri variables', { uri: 'https://petstore.example.com/{id}' }],
  ['uri variables', { uri: 'https://petstore.example.com/${stageVariables.id}' }],
  ['targets', { requestParameters: { 'integration.request.header.X-Stage': "'prod'" } }],
  ['mappings', { requestParameters: { 'integration.request.header.X-Env': "'a b'" } }],
  ['mappings', { requestParameters: { 'integration.request.header.X-Env5"\'pro': "d'" } }],
  ['templates', { requestTemplates: { 'application/json': '[]' } }],
  ['templates', { responses: { default: { statusCode: '200', responseTemplates: { 'application/json': '[]' } } } }],
  ['responses', { responses: { default: { statusCode: '201', responseTemplates: { 'application/json': '{}' } } } }],
])('the aspect %s of methods differs by %j, and by nothing of other aspects', (aspect, change) => {
  const [one, same, other] = keysOf(aspect, [sound, { ...sound }, { ...sound, ...change }]);
  expect(same).toBe(one);
  expect(other).not.toBe(one);
});

test.each<[MethodAspect, JsonObject]>([
  ['endpoint', { uri: 'https://petstore.example.com/v2/pets/{id}?a=b' }],
  ['uri variables', { uri: 'http://elsewhere.example.com/' }],
  ['targets', { requestParameters: { 'integration.request.header.X-Env': 'method.request.header.X-Env' } }],
  ['mappings', { requestParameters: { 'integration.request.header.X-Env': "'test-2'" } }],
])('the aspect %s of methods is the same with %j', (aspect, change) => {
  const [one, other] = keysOf(aspect, [sound, { ...sound, ...change }]);
  expect(other).toBe(one);
});
