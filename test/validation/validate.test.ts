import { type ApiDefinition, emptyApi, type Integration, unresolved } from '../../lib/definition';
import { type Rule, rules, validate } from '../../lib/validation';

const integration: Integration = {
  type: 'HTTP_PROXY',
  httpMethod: 'GET',
  uri: 'http://pets.example.com:22/',
  requestParameters: [],
  requestTemplates: [],
  cacheKeyParameters: [],
  integrationResponses: [],
  origin: { pointer: '/paths/~1pets/get/x-amazon-apigateway-integration' },
};

function api(...integrations: Partial<Integration>[]): ApiDefinition {
  return {
    ...emptyApi,
    resources: integrations.map((changes, index) => ({
      path: `/pets${index}`,
      pathPart: `pets${index}`,
      origin: {},
      methods: [
        {
          httpMethod: 'GET',
          authorizationScopes: [],
          apiKeyRequired: false,
          requestParameters: [],
          requestModels: [],
          integration: { ...integration, ...changes },
          methodResponses: [],
          origin: {},
        },
      ],
    })),
  };
}

const portOf = (uri: Integration['uri']) => validate(api({ uri }), { only: ['http-port'] });

test('a port between the literal parts of a token is judged', () => {
  const [diagnostic] = portOf(unresolved({ 'Fn::Join': ['', ['http://', { Ref: 'Host' }, ':22/']] }));
  expect(diagnostic).toMatchObject({
    rule: 'http-port',
    severity: 'error',
    consequence: 'rejected',
    where: 'GET /pets0',
    part: 'integrationRequest',
  });
  expect(diagnostic?.offending?.text).toBe('http://${Host}:22/');
  expect(diagnostic?.offending?.text.slice(diagnostic.offending.start, diagnostic.offending.end)).toBe('22');
});

test.each([
  unresolved({ Ref: 'Url' }),
  unresolved({ 'Fn::Join': ['', [{ Ref: 'Url' }, ':22/']] }),
  unresolved({ 'Fn::Sub': 'http://host:2${Digit}/' }),
  'http://${stageVariables.host}/x:22',
  'http://host:${stageVariables.port}/',
  'http://[::1]/',
  'http://host/a:22',
])('what synth cannot know is never an error: %j', (uri) => expect(portOf(uri)).toEqual([]));

test('all problems of all methods are told, in the order of the definition', () => {
  expect(validate(api({}, {}), { only: ['http-port'] }).map(({ where }) => where)).toEqual(['GET /pets0', 'GET /pets1']);
});

test('a rule that throws is told by name and hides nothing', () => {
  const broken: Rule = {
    ...rules[0],
    id: 'broken',
    check: () => {
      throw new Error('no such part');
    },
  };
  const found = validate(api({}), { rules: [broken, ...rules], only: ['broken', 'http-port'] });
  expect(found.map(({ rule }) => rule)).toEqual(['http-port', 'rule-failed']);
  expect(found[1]?.message).toContain('broken');
});
