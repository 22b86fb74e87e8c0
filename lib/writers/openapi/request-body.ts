import { isLiteral, type Method } from '../../definition';
import { type Draft, type DraftEntry, object } from './draft';
import { bodySchema } from './models';
import type { Writing } from './writing';

/** `requestBody` of OpenAPI 3.0; undefined where the method declares no body. */
export function requestBody(method: Method, where: string, writing: Writing): Draft | undefined {
  if (method.requestModels.length === 0) return undefined;
  const content = method.requestModels.map(
    ({ contentType, model }): DraftEntry => [contentType, object([['schema', bodySchema(model, where, writing)]])],
  );
  return { content: object(content), required: true };
}

/** The body parameter of Swagger 2.0 and the media types that it has. */
export interface BodyParameter {
  readonly parameter?: Draft;
  readonly consumes: readonly string[];
}

/** Swagger 2.0 has one schema for a body, whatever its media type. */
export function bodyParameter(method: Method, where: string, writing: Writing): BodyParameter {
  const [first] = method.requestModels;
  if (!first) return { consumes: [] };
  const same = method.requestModels.filter(({ model }) => JSON.stringify(model) === JSON.stringify(first.model));
  for (const { contentType } of method.requestModels.filter((entry) => !same.includes(entry))) {
    writing.warn(`${where}: Swagger 2.0 has one model for a request body; the model of ${contentType} is left out.`);
  }
  const name = isLiteral(first.model) ? first.model : 'body';
  const parameter = object([
    ['in', 'body'],
    ['name', name],
    ['required', true],
    ['schema', bodySchema(first.model, where, writing) ?? {}],
  ]);
  return { parameter, consumes: [...new Set(same.map(({ contentType }) => contentType))] };
}
