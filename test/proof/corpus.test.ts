import { readdirSync } from 'node:fs';
import path from 'node:path';
import { type Answering, CannedBackend, createGateway, type Fault, type Gateway, type GatewayRequest } from '../../lib/engine';
import { type ApiPlan, compilePlan, type MethodPlan } from '../../lib/plan';
import { LocalApi } from '../../lib/testing';

/**
 * Every method of the public definitions is sent a request that is made for it, with an endpoint that answers what may please it. What
 * the answer is, only their authors know; that there is one, and that none of ours is at fault, is seen here.
 */
const extra = process.env['CONFORMANCE_EXTRA'];

if (extra === undefined) test.skip('methods of the public corpus that are invoked (CONFORMANCE_EXTRA is not set)', () => {});
else {
  const files = ['openapi', 'cfn'].flatMap((folder) =>
    readdirSync(path.join(extra, 'corpus', folder)).map((file) => [`${folder}/${file}`, path.join(extra, 'corpus', folder, file)] as const),
  );

  test.each(files)('%s', async (_name, file) => {
    for (const api of apisOf(file)) {
      const plan = compilePlan(api.definition);
      const gateway = createGateway(plan, {
        ...effects(),
        apiKeys: ['k'.repeat(20)],
        allowUnsupported: true,
        given: { authorizer: { principalId: 'me' } },
      });
      for (const method of plan.methods) {
        const answer = await gateway.handle(requestFor(method, plan));
        const said = Buffer.from((answer.body as Uint8Array | undefined) ?? []).toString('utf8');
        const { trace } = await traced(plan).handle(requestFor(method, plan));
        // The method itself answers; a 500 is one that its definition makes, and says so.
        expect({ of: trace?.route.resourcePath, status: trace?.methodResponse.status }).toEqual({
          of: method.resourcePath,
          status: answer.status,
        });
        if (answer.status >= 500)
          expect({ said, because: trace?.because?.text ?? trace?.integrationResponse?.chosen }).toEqual({
            said,
            because: expect.anything() as string,
          });
        expect(answer.headers).toContain('x-amzn-RequestId');
      }
      await gateway.close();
    }
  });
}

function apisOf(file: string): LocalApi[] {
  try {
    return LocalApi.all(file);
  } catch (error) {
    // Documents of HTTP APIs, and templates without a REST API or with parts of one declared elsewhere, are refused by name.
    expect((error as Error).message).toMatch(/holds no REST API|which the template does not declare|HTTP API|is not read|\$ref|neither/);
    return [];
  }
}

function effects() {
  const backend = new CannedBackend(answering);
  return { http: backend, lambda: backend, aws: backend };
}

const gateways = new WeakMap<ApiPlan, Gateway>();

function traced(plan: ApiPlan): Gateway {
  const known =
    gateways.get(plan) ??
    createGateway(plan, {
      ...effects(),
      apiKeys: ['k'.repeat(20)],
      allowUnsupported: true,
      given: { authorizer: { principalId: 'me' } },
      trace: true,
    });
  gateways.set(plan, known);
  return known;
}

const answering: Answering = ({ integration }): ReturnType<Answering> | Fault => {
  if (integration === 'lambda') return { payload: { statusCode: 200, headers: { 'X-From': 'function' }, body: '{"id":1}' } };
  return {
    status: 200,
    headers: ['Content-Type', 'application/json'],
    body: '{"id":1,"items":[{"id":1,"name":"a"}],"Items":[{"id":{"S":"1"}}]}',
  };
};

function requestFor(method: MethodPlan, { models }: ApiPlan): GatewayRequest {
  const verb = method.httpMethod === 'ANY' ? 'POST' : method.httpMethod;
  const target = method.resourcePath.replace(/\{[^}]*\+\}/g, 'a/b').replace(/\{[^}]*\}/g, '1');
  const named = (location: string) => method.parameters.filter((parameter) => parameter.location === location).map(({ name }) => name);
  const query = named('querystring')
    .map((name) => `${encodeURIComponent(name)}=1`)
    .join('&');
  const hasBody = !['GET', 'HEAD', 'DELETE', 'OPTIONS'].includes(verb);
  const [[contentType = 'application/json', model] = []] = method.models;
  const schema = models.find(({ name }) => name === model)?.schema;
  return {
    method: verb,
    target: query === '' ? target : `${target}?${query}`,
    headers: [
      ...named('header')
        .filter((name) => !/^(?:content-type|x-api-key)$/i.test(name))
        .flatMap((name) => [name, '1']),
      'X-API-Key',
      'k'.repeat(20),
      ...(hasBody ? ['Content-Type', contentType] : []),
    ],
    body: hasBody ? Buffer.from(JSON.stringify(sample(schema, 4))) : undefined,
  };
}

/** Something of the shape of a schema, as far down as anybody looks. */
function sample(schema: unknown, depth: number): unknown {
  if (typeof schema !== 'object' || schema === null || depth === 0) return { name: 'a' };
  const {
    type,
    properties,
    items,
    enum: values,
  } = schema as { type?: unknown; properties?: object; items?: unknown; enum?: readonly unknown[] };
  if (values) return values[0];
  if (properties) return Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, sample(inner, depth - 1)]));
  if (type === 'array') return [sample(items, depth - 1)];
  if (type === 'integer' || type === 'number') return 1;
  if (type === 'boolean') return true;
  return type === 'string' ? 'text' : { name: 'a' };
}
