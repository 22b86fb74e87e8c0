import { type BodyModel, isLiteral, type Method, type MethodResponse } from '../../definition';
import { parseMethodResponseHeader } from '../../mapping/expressions';
import { type Draft, type DraftEntry, type DraftObject, object, objectOrNothing } from './draft';
import { bodySchema } from './models';
import type { OpenApiVersion, Writing } from './writing';

const statusPatterns: Readonly<Record<OpenApiVersion, RegExp>> = { '3.0': /^[1-5]\d\d$/, '2.0': /^\d{3}$/ };

/**
 * The `responses` of an operation. The service imports none at all; the official schemas want one at least, so that a portable
 * document has a `default` where the method declares none.
 */
export function responses(method: Method, where: string, writing: Writing): DraftObject {
  const entries = method.methodResponses.flatMap((response): DraftEntry[] => {
    const { statusCode } = response;
    if (!isLiteral(statusCode)) {
      writing.warn(`${where}: a method response whose status code is not known at synth is left out: a document has responses by status.`);
      return [];
    }
    if (writing.portable && !statusPatterns[writing.version].test(statusCode)) {
      writing.warn(`${where}: ${statusCode} is no status code; the method response is left out.`);
      return [];
    }
    return [
      [
        statusCode,
        writing.version === '3.0'
          ? response3(response, statusCode, where, writing)
          : response2(response, statusCode, produces(method), where, writing),
      ],
    ];
  });
  return entries.length === 0 && writing.portable ? { default: { description: 'Default response' } } : object(entries);
}

/** The media types that an operation of Swagger 2.0 produces; the service exports `application/json` where nothing says more. */
export function produces(method: Method): readonly string[] {
  const types = new Set(method.methodResponses.flatMap(({ responseModels }) => responseModels.map(({ contentType }) => contentType)));
  return types.size > 0 ? [...types] : ['application/json'];
}

function response3(response: MethodResponse, status: string, where: string, writing: Writing): Draft {
  const content = response.responseModels.map(
    ({ contentType, model }): DraftEntry => [contentType, object([['schema', bodySchema(model, `${where} ${status}`, writing)]])],
  );
  return object([
    ['description', describe(response, status)],
    ['headers', headers(response, { schema: { type: 'string' } }, `${where} ${status}`, writing)],
    ['content', objectOrNothing(content)],
  ]);
}

function response2(response: MethodResponse, status: string, types: readonly string[], where: string, writing: Writing): Draft {
  const [first, ...others] = response.responseModels;
  if (first !== undefined && new Set(response.responseModels.map(({ contentType }) => contentType)).size < types.length)
    writing.warn(`${where}: Swagger 2.0 has media types for all responses together; ${status} stands in it with ${types.join(', ')}.`);
  for (const { contentType } of others.filter((other) => differs(other, first))) {
    writing.warn(`${where}: Swagger 2.0 has one model for a response; the model of ${contentType} for ${status} is left out.`);
  }
  return object([
    ['description', describe(response, status)],
    ['headers', headers(response, { type: 'string' }, `${where} ${status}`, writing)],
    ['schema', first && bodySchema(first.model, `${where} ${status}`, writing)],
  ]);
}

function differs(one: BodyModel, other: BodyModel | undefined): boolean {
  return JSON.stringify(one.model) !== JSON.stringify(other?.model);
}

/** Both specifications want a description; without one of its own a response has the text that the service exports. */
function describe(response: MethodResponse, status: string): string {
  return response.description ?? `${status} response`;
}

function headers(response: MethodResponse, header: Draft, where: string, writing: Writing): DraftObject | undefined {
  return objectOrNothing(
    response.responseParameters.map(({ key }): DraftEntry => {
      const name = parseMethodResponseHeader(key);
      if (name === undefined) writing.warn(`${where}: ${key} is no method response header; left out. Write method.response.header.NAME.`);
      return [name ?? '', name === undefined ? undefined : header];
    }),
  );
}
