import type { JsonObject } from '../definition';
import type { Example } from './rule';

/** An OpenAPI document with these paths, and whatever else stands at its root. */
export function openApi(paths: JsonObject, root: JsonObject = {}, endpointType?: string): Example {
  return {
    language: 'openapi',
    document: { openapi: '3.0.1', info: { title: 'Pets', version: '1' }, paths, ...root },
    ...(endpointType === undefined ? {} : { endpointType }),
  };
}

/** A document with the one method `GET /pets` and this integration. */
export function integrationExample(integration: JsonObject, operation: JsonObject = {}): Example {
  return openApi({ '/pets': { get: { ...operation, 'x-amazon-apigateway-integration': integration } } });
}
