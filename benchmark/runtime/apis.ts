import type { ApiDefinition, JsonObject } from '../../lib/definition';
import { readOpenApi } from '../../lib/readers';

type Operations = Readonly<Record<string, JsonObject>>;

function api(operations: Operations): ApiDefinition {
  const paths: Record<string, Record<string, JsonObject>> = {};
  for (const [name, integration] of Object.entries(operations)) {
    const [method, path] = name.split(' ') as [string, string];
    const key = method === 'ANY' ? 'x-amazon-apigateway-any-method' : method.toLowerCase();
    paths[path] ??= {};
    const parameters = path.includes('{proxy+}') ? [{ name: 'proxy', in: 'path', required: true, schema: { type: 'string' } }] : [];
    paths[path][key] = { parameters, responses: {}, 'x-amazon-apigateway-integration': integration };
  }
  return readOpenApi({ openapi: '3.0.1', info: { title: 'benchmark', version: '1' }, paths }).definition;
}

/** `/{proxy+}` → the endpoint, everything passed on. */
export function proxyApi(backend: string): ApiDefinition {
  return api({
    'ANY /{proxy+}': {
      type: 'http_proxy',
      httpMethod: 'ANY',
      uri: `${backend}/{proxy}`,
      requestParameters: { 'integration.request.path.proxy': 'method.request.path.proxy' },
    },
  });
}

/** The mapping that `references/bare-mapping.mjs` does by hand. */
export function mappingApi(backend: string): ApiDefinition {
  return api({
    'POST /order': {
      type: 'http',
      httpMethod: 'POST',
      uri: `${backend}/order`,
      requestTemplates: {
        'application/json': [
          `#set($order = $input.path('$'))`,
          `{"customer":"$util.escapeJavaScript($order.customer.name)","city":"$util.escapeJavaScript($order.customer.city)","lines":[#foreach($item in $order.items){"article":"$util.escapeJavaScript($item.sku)","quantity":$item.count}#if($foreach.hasNext),#end#end]}`,
        ].join('\n'),
      },
      responses: {
        default: {
          statusCode: '502',
        },
        '2\\d{2}': {
          statusCode: '200',
          responseTemplates: {
            'application/json': `#set($found = $input.path('$'))\n{"id":$found.id,"name":"$util.escapeJavaScript($found.name)","tags":[#foreach($item in $found.items)"$util.escapeJavaScript($item.label)"#if($foreach.hasNext),#end#end]}`,
          },
        },
      },
    },
  });
}

/** A mock whose answer is made by templates. */
export function mockApi(): ApiDefinition {
  return api({
    'GET /mock': {
      type: 'mock',
      requestTemplates: { 'application/json': '{"statusCode": 200}' },
      responses: {
        default: {
          statusCode: '200',
          responseTemplates: {
            'application/json': `{"name":"pets","found":[#foreach($kind in ['dog', 'cat', 'bird'])"$kind"#if($foreach.hasNext),#end#end],"text":"${'lorem ipsum '.repeat(20)}"}`,
          },
        },
      },
    },
  });
}

/** This many proxied routes, `/part0/{id}` and on. */
export function manyRoutesApi(backend: string, count: number): ApiDefinition {
  const operations: Record<string, JsonObject> = {};
  for (let i = 0; i < count; i++) {
    operations[`GET /part${i}/{id}`] = {
      type: 'http_proxy',
      httpMethod: 'GET',
      uri: `${backend}/part${i}/{id}`,
      requestParameters: { 'integration.request.path.id': 'method.request.path.id' },
    };
  }
  return api(operations);
}
