import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { JsonObject } from '../../lib/definition';
import { petsDocument } from '../comparison/pets';
import { placesOf, strangers, withStranger } from './fuzz/misplaced';
import { use } from './fuzz/use';
import { api, part, root, templateWith } from './templates';

const template: JsonObject = {
  Parameters: { Host: { Type: 'String', Default: 'a' } },
  Mappings: { M: { a: { b: 'c' } } },
  Conditions: { C: { 'Fn::Equals': [{ Ref: 'Host' }, 'a'] } },
  ...templateWith({
    Pets: part('Resource', { RestApiId: api, ParentId: root, PathPart: 'pets' }),
    Get: {
      Condition: 'C',
      ...part('Method', {
        RestApiId: api,
        ResourceId: { Ref: 'Pets' },
        HttpMethod: 'GET',
        Integration: { Type: 'HTTP', Uri: { 'Fn::FindInMap': ['M', 'a', 'b'] } },
      }),
    },
    Stage: part('Stage', { RestApiId: api, StageName: 'v1', Variables: { a: 'b' }, MethodSettings: [{ HttpMethod: '*' }] }),
    Plan: part('UsagePlan', { ApiStages: [{ ApiId: api, Stage: 'v1', Throttle: { '/pets/GET': { RateLimit: 1 } } }] }),
    Nested: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'x.yaml', Parameters: { a: 'b' } } },
  }),
};
const serverless: JsonObject = {
  Globals: { Api: { Cors: "'*'" } },
  Resources: {
    Api: {
      Type: 'AWS::Serverless::Api',
      Properties: {
        StageName: 'v1',
        Auth: {
          DefaultAuthorizer: 'A',
          Authorizers: { A: { FunctionArn: 'arn', Identity: { Header: 'H' } } },
          ApiKeyRequired: true,
          ResourcePolicy: { CustomStatements: [{}] },
        },
        Models: { Pet: { type: 'object' } },
        GatewayResponses: { DEFAULT_4XX: { StatusCode: 400, ResponseParameters: { Headers: { A: "'a'" } } } },
        EndpointConfiguration: { Type: 'REGIONAL' },
        BinaryMediaTypes: ['a~1b'],
        Tags: { a: 'b' },
      },
    },
    Function: {
      Type: 'AWS::Serverless::Function',
      Properties: {
        Events: {
          Get: {
            Type: 'Api',
            Properties: {
              Path: '/a',
              Method: 'get',
              RestApiId: { Ref: 'Api' },
              RequestParameters: ['method.request.header.A'],
              Auth: { Authorizer: 'A' },
            },
          },
        },
      },
    },
  },
};

test.each<[string, JsonObject]>([
  ['an OpenAPI document', petsDocument()],
  ['a template', template],
  ['a SAM template', serverless],
])(
  'every JSON type at every place of %s ends in a result or one clear error',
  (_, document) => {
    const outcomes = new Set<string>();
    for (let place = 1; place < placesOf(document); place++) {
      // test/readers/fuzz/run.ts takes every place and every stranger; the others have their turn at other places.
      for (const stranger of strangers.filter((_stranger, at) => (at + place) % 4 === 0))
        outcomes.add(use(withStranger(document, place, stranger) as JsonObject));
    }
    expect(outcomes).toContain('read');
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  },
  120_000,
);

const extra = process.env['CONFORMANCE_EXTRA'];

if (extra === undefined)
  test.skip('every JSON type at places of the documents of the public corpus (CONFORMANCE_EXTRA is not set)', () => {});
else {
  test.each(['openapi', 'cfn'])(
    'a stranger at a place of each document of the public corpus ends in a result or one clear error: %s',
    (folder) => {
      const files = readdirSync(path.join(extra, 'corpus', folder));
      for (const [index, name] of files.entries()) {
        const document = documentOf(readFileSync(path.join(extra, 'corpus', folder, name), 'utf8'));
        if (document === undefined) continue;
        const places = placesOf(document);
        for (let count = 0; count < 3; count++) {
          const place = 1 + ((index * 7919 + count * 104_729) % Math.max(1, places - 1));
          use(withStranger(document, place, strangers[(index + count) % strangers.length] ?? null) as JsonObject);
        }
      }
    },
    120_000,
  );
}

/** Short forms of CloudFormation are plain values to this parser: strangers of their own. */
function documentOf(text: string): JsonObject | undefined {
  try {
    const document: unknown = parse(text, { logLevel: 'silent' });
    return typeof document === 'object' && document !== null ? (document as JsonObject) : undefined;
  } catch {
    return undefined;
  }
}
