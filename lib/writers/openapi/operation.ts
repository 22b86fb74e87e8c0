import type { Method } from '../../definition';
import { type DraftObject, listOrNothing, object } from './draft';
import { integration } from './integration';
import { parameters } from './parameters';
import { bodyParameter, requestBody } from './request-body';
import { produces, responses } from './responses';
import { security } from './security';
import { text } from './values';
import type { Writing } from './writing';

/** The Operation object of a method. */
export function operation(method: Method, path: string, writing: Writing): DraftObject {
  const where = `${method.httpMethod} ${path}`;
  const list = parameters(method, path, where, writing);
  const body = writing.version === '2.0' ? bodyParameter(method, where, writing) : { consumes: [] };
  const all = body.parameter === undefined ? list : [...list, body.parameter];
  return object([
    ['tags', method.tags && listOrNothing([...new Set(method.tags)])],
    ['summary', method.summary],
    ['description', method.description],
    ['operationId', text(method.operationName)],
    ['consumes', listOrNothing(body.consumes)],
    ['produces', writing.version === '2.0' ? produces(method) : undefined],
    ['parameters', listOrNothing(all)],
    ['requestBody', writing.version === '3.0' ? requestBody(method, where, writing) : undefined],
    ['responses', responses(method, where, writing)],
    ...security(method, where, writing),
    ['x-amazon-apigateway-request-validator', writing.extension(text(method.requestValidator))],
    ['x-amazon-apigateway-integration', writing.extension(method.integration && integration(method.integration, where, writing))],
  ]);
}
