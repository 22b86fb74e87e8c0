import fc from 'fast-check';
import {
  type ApiDefinition,
  type Authorizer,
  type BodyModel,
  emptyApi,
  type Integration,
  type IntegrationResponse,
  type Json,
  jsonDocument,
  type Method,
  type MethodResponse,
  type Model,
  type ParameterMapping,
  type RequestValidator,
  type Resource,
  unresolved,
  type Value,
} from '../../lib/definition';

const origin = {};
const letters = fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,7}$/);
const names = fc.oneof({ weight: 8, arbitrary: letters }, fc.constantFrom('constructor', 'toString', 'hasOwnProperty'));
const parameterNames = fc.oneof(fc.stringMatching(/^[a-zA-Z0-9:._$-]{1,8}$/), fc.constantFrom('__proto__', 'constructor'));
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom('on', '1.10', '2016-09-12', '~', "it's\n\tso \n", '$input.json("$")', '{"a": 1}\n'),
);
const mediaTypes = fc.constantFrom('application/json', 'text/plain', 'application/xml', '$default');
const verbs = ['GET', 'PUT', 'POST', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'ANY'] as const;
const statuses = fc.constantFrom('200', '201', '302', '400', '404', '500', '503');

const intrinsics: fc.Arbitrary<Json> = fc.oneof(
  letters.map((id) => ({ Ref: id })),
  letters.map((id) => ({ 'Fn::GetAtt': [id, 'Arn'] })),
  letters.map((id) => ({ 'Fn::Sub': `https://\${${id}}.example.com:8443/\${AWS::Region}` })),
  letters.map((id) => ({ 'Fn::Join': ['', ['http://', { Ref: id }, '/x']] })),
);

/** Known or not, as `known` says. */
function value<T extends string | number | boolean>(known: fc.Arbitrary<T>, withIntrinsics: boolean): fc.Arbitrary<Value<T>> {
  return withIntrinsics
    ? fc.oneof(
        { weight: 4, arbitrary: known },
        intrinsics.map((intrinsic) => unresolved(intrinsic)),
      )
    : known;
}

function optional<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(arbitrary, { nil: undefined });
}

function uniqueBy<T>(arbitrary: fc.Arbitrary<T>, selector: (item: T) => string, maxLength = 3): fc.Arbitrary<T[]> {
  return fc.uniqueArray(arbitrary, { selector, maxLength });
}

function mappings(prefix: string, source: fc.Arbitrary<string>, holes: boolean): fc.Arbitrary<ParameterMapping[]> {
  const one = fc.record({
    target: parameterNames.map((name) => `${prefix}${name}`),
    source: value(source, holes),
    origin: fc.constant(origin),
  });
  return uniqueBy(one, ({ target }) => target);
}

function templates(holes: boolean) {
  return uniqueBy(
    fc.record({ contentType: mediaTypes, template: value(texts, holes), origin: fc.constant(origin) }),
    ({ contentType }) => contentType,
  );
}

function integrationResponse(holes: boolean): fc.Arbitrary<IntegrationResponse> {
  return fc.record({
    selectionPattern: optional(fc.constantFrom('4\\d{2}', '5xx', '.*timed out.*', 'a|b', '')),
    statusCode: statuses,
    responseParameters: mappings(
      'method.response.header.',
      fc.constantFrom("'x'", 'integration.response.header.a', 'context.requestId'),
      holes,
    ),
    responseTemplates: templates(holes),
    contentHandling: optional(fc.constantFrom('CONVERT_TO_TEXT', 'CONVERT_TO_BINARY')),
    origin: fc.constant(origin),
  });
}

function integration(holes: boolean): fc.Arbitrary<Integration> {
  return fc.record({
    type: fc.constantFrom('HTTP', 'HTTP_PROXY'),
    httpMethod: fc.constantFrom(...verbs),
    uri: value(fc.constantFrom('https://example.com/{proxy}', 'http://${stageVariables.host}/x'), holes),
    connectionType: optional(fc.constantFrom('INTERNET', 'VPC_LINK')),
    connectionId: optional(value(letters, holes)),
    credentials: optional(value(fc.constant('arn:aws:iam::123456789012:role/r'), holes)),
    requestParameters: mappings('integration.request.header.', fc.constantFrom("'x'", 'method.request.header.a'), holes),
    requestTemplates: templates(holes),
    passthroughBehavior: optional(fc.constantFrom('WHEN_NO_MATCH', 'WHEN_NO_TEMPLATES', 'NEVER')),
    contentHandling: optional(fc.constantFrom('CONVERT_TO_TEXT', 'CONVERT_TO_BINARY')),
    timeoutInMillis: optional(value(fc.integer({ min: 50, max: 29000 }), holes)),
    cacheNamespace: optional(letters),
    cacheKeyParameters: fc.uniqueArray(
      parameterNames.map((name) => `method.request.header.${name}`),
      { maxLength: 2 },
    ),
    integrationResponses: uniqueBy(integrationResponse(holes), ({ selectionPattern }) => JSON.stringify(selectionPattern ?? null)),
    tlsConfig: optional(fc.constant({ insecureSkipVerification: true })),
    responseTransferMode: optional(fc.constantFrom('BUFFERED', 'STREAM')),
    origin: fc.constant(origin),
  });
}

function bodies(models: readonly string[]): fc.Arbitrary<BodyModel[]> {
  if (models.length === 0) return fc.constant([]);
  const one = fc.record({
    contentType: fc.constantFrom('application/json', 'text/plain'),
    model: fc.constantFrom(...models),
    origin: fc.constant(origin),
  });
  return uniqueBy(one, ({ contentType }) => contentType, 2);
}

function methodResponse(models: readonly string[]): fc.Arbitrary<MethodResponse> {
  return fc.record({
    statusCode: statuses,
    responseParameters: uniqueBy(
      fc.record({
        key: parameterNames.map((name) => `method.response.header.${name}`),
        required: fc.constant(false),
        origin: fc.constant(origin),
      }),
      ({ key }) => key,
    ),
    responseModels: bodies(models),
    description: optional(texts),
    origin: fc.constant(origin),
  });
}

interface Around {
  readonly models: readonly Model[];
  readonly validators: readonly RequestValidator[];
  readonly authorizers: readonly Authorizer[];
}

function method(around: Around, path: string, holes: boolean): fc.Arbitrary<Omit<Method, 'httpMethod'>> {
  const models = around.models.map(({ name }) => name as string);
  const variables = [...path.matchAll(/\{([^}+]+)\+?\}/g)].map((match) => match[1]);
  const authorization: fc.Arbitrary<Pick<Method, 'authorizationType' | 'authorizer' | 'authorizationScopes'>> = fc.oneof(
    fc.constant({ authorizationType: 'NONE', authorizationScopes: [] }),
    fc.constant({ authorizationType: 'AWS_IAM', authorizationScopes: [] }),
    ...around.authorizers.map(({ name, type }) =>
      fc.constant({
        authorizationType: type === 'COGNITO_USER_POOLS' ? 'COGNITO_USER_POOLS' : 'CUSTOM',
        authorizer: name,
        authorizationScopes: type === 'COGNITO_USER_POOLS' ? ['a/read'] : [],
      }),
    ),
  );
  return fc
    .record({
      operationName: optional(letters),
      authorization,
      apiKeyRequired: fc.boolean(),
      others: uniqueBy(
        fc.record({
          key: fc
            .tuple(fc.constantFrom('querystring', 'header'), parameterNames)
            .map(([location, name]) => `method.request.${location}.${name}`),
          required: value(fc.boolean(), holes),
          origin: fc.constant(origin),
        }),
        ({ key }) => key,
      ),
      requestModels: bodies(models),
      requestValidator:
        around.validators.length > 0 ? optional(fc.constantFrom(...around.validators.map(({ name }) => name))) : fc.constant(undefined),
      integration: integration(holes),
      methodResponses: uniqueBy(methodResponse(models), ({ statusCode }) => statusCode as string),
      summary: optional(texts),
      description: optional(texts),
    })
    .map(({ authorization: how, others, ...rest }) => ({
      ...rest,
      ...how,
      requestParameters: [...variables.map((name) => ({ key: `method.request.path.${name}`, required: true, origin })), ...others],
      origin,
    }));
}

const paths = ['/', '/pets', '/pets/{petId}', '/pets/{petId}/toys', '/files/{proxy+}', '/on', '/constructor', '/__proto__'];

function resource(around: Around, path: string, holes: boolean): fc.Arbitrary<Resource> {
  return fc
    .uniqueArray(fc.constantFrom(...verbs), { minLength: 1, maxLength: 3 })
    .chain((chosen) =>
      fc.tuple(...chosen.map((httpMethod) => method(around, path, holes).map((rest): Method => ({ httpMethod, ...rest })))),
    )
    .map((methods) => ({ path, ...(path === '/' ? {} : { pathPart: path.split('/').at(-1) }), methods, origin }));
}

function schema(modelNames: readonly string[]): fc.Arbitrary<Json> {
  return fc.oneof(
    fc.constantFrom<Json>(
      { type: 'object', properties: { constructor: { type: 'string' } }, required: ['constructor'] },
      { type: 'string', enum: ['a', 'b'] },
      {},
    ),
    fc.constant<Json>(
      JSON.parse(
        '{"type":"object","properties":{"__proto__":{"type":"integer"},"$ref":{"type":"string"}},"additionalProperties":false}',
      ) as Json,
    ),
    fc.constantFrom(...modelNames).map((name): Json => ({ type: 'array', items: { $ref: `#/definitions/${name}` } })),
    texts.map((description): Json => ({ type: 'object', description: `d${description}`, default: { Ref: 'not an intrinsic' } })),
  );
}

function around(holes: boolean): fc.Arbitrary<Around> {
  const models = fc
    .uniqueArray(names, { maxLength: 3 })
    .chain((chosen) =>
      fc.tuple(
        ...chosen.map((name) =>
          schema(chosen).map((json): Model => ({ name, contentType: 'application/json', schema: jsonDocument(json), origin })),
        ),
      ),
    );
  const validators = uniqueBy(
    fc.record({
      name: fc.oneof(names, fc.constant('__proto__')),
      validateRequestBody: value(fc.boolean(), holes),
      validateRequestParameters: fc.boolean(),
      origin: fc.constant(origin),
    }),
    ({ name }) => name,
  );
  const uri = value(
    fc.constant(
      'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:f/invocations',
    ),
    holes,
  );
  const authorizer: fc.Arbitrary<Authorizer> = fc.oneof(
    fc.record({
      name: names,
      type: fc.constant('TOKEN'),
      authorizerUri: uri,
      identitySource: fc.constant('method.request.header.Authorization'),
      authorizerResultTtlInSeconds: optional(fc.integer({ min: 0, max: 3600 })),
      identityValidationExpression: optional(fc.constant('^Bearer .*$')),
      providerArns: fc.constant([]),
      authType: optional(fc.constant('custom')),
      origin: fc.constant(origin),
    }),
    fc.record({
      name: names,
      type: fc.constant('REQUEST'),
      authorizerUri: uri,
      identitySource: fc.constantFrom(
        'method.request.header.a',
        'method.request.querystring.q',
        'method.request.header.a,context.identity.sourceIp',
      ),
      providerArns: fc.constant([]),
      origin: fc.constant(origin),
    }),
    fc.record({
      name: names,
      type: fc.constant('COGNITO_USER_POOLS'),
      identitySource: fc.constant('method.request.header.Authorization'),
      providerArns: fc.constant(['arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_x']),
      authType: fc.constant('cognito_user_pools'),
      origin: fc.constant(origin),
    }),
  );
  return fc.record({ models, validators, authorizers: uniqueBy(authorizer, ({ name }) => name as string) });
}

/** Definitions that the service would take, with or without values that synth cannot know. */
export function arbitraryApi(options: { readonly holes: boolean }): fc.Arbitrary<ApiDefinition> {
  const { holes } = options;
  const root = fc.record({
    name: value(texts, holes),
    version: texts,
    description: optional(texts),
    apiKeySource: optional(fc.constantFrom('HEADER', 'AUTHORIZER')),
    binaryMediaTypes: fc.uniqueArray(fc.constantFrom('image/png', '*/*', 'application/octet-stream'), { maxLength: 2 }),
    minimumCompressionSize: optional(value(fc.integer({ min: 0, max: 10485760 }), holes)),
    policy: optional(
      fc.constant(
        jsonDocument({
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' }],
        }),
      ),
    ),
    gatewayResponses: uniqueBy(
      fc.record({
        responseType: fc.constantFrom('DEFAULT_4XX', 'DEFAULT_5XX', 'THROTTLED'),
        statusCode: optional(statuses),
        responseParameters: mappings('gatewayresponse.header.', fc.constantFrom("'*'", 'context.requestId'), holes),
        responseTemplates: templates(holes),
        origin: fc.constant(origin),
      }),
      ({ responseType }) => responseType,
    ),
  });
  return fc.tuple(root, around(holes), fc.subarray(paths)).chain(([members, parts, chosen]) =>
    fc.tuple(...chosen.map((path) => resource(parts, path, holes))).map(
      (resources): ApiDefinition => ({
        ...emptyApi,
        ...members,
        models: parts.models,
        requestValidators: parts.validators,
        authorizers: parts.authorizers,
        resources,
      }),
    ),
  );
}
