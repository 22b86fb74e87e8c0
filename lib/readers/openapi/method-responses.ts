import type { MethodResponse } from '../../definition';
import type { Cursor } from '../source';
import { responseModels } from './body-models';
import type { OpenApiContext } from './context';
import { followReference } from './references';

/** One method response for each status code; the `default` of an operation has no counterpart in the service. */
export function methodResponses(context: OpenApiContext, operation: Cursor, where: string): readonly MethodResponse[] {
  return context
    .members(operation, where, 'methodResponse')
    .map('responses')
    .flatMap(({ key, value }): MethodResponse[] => {
      if (key.startsWith('x-')) return [];
      const response = followReference(context, value, where);
      if (response === undefined) return [];
      if (response !== value) reportReference(context, key, value, where);
      if (key === 'default') {
        reportDefault(context, value, where);
        return [];
      }
      return [methodResponse(context, operation, key, response, where)];
    });
}

function methodResponse(context: OpenApiContext, operation: Cursor, statusCode: string, response: Cursor, where: string): MethodResponse {
  const members = context.members(response, where, 'methodResponse');
  const description = response.get('description')?.text;
  return {
    statusCode,
    responseParameters: members.map('headers').map(({ key, value }) => ({
      key: `method.response.header.${key}`,
      required: false,
      origin: value.origin(),
    })),
    responseModels: responseModels(context, operation, response, statusCode, where),
    ...(description !== undefined && { description }),
    origin: response.origin(),
  };
}

/** The developer guide lists references to responses among what the import does not support, and does not say what it does of them. */
function reportReference(context: OpenApiContext, statusCode: string, value: Cursor, where: string): void {
  context.problems.add('response-reference', {
    message: `The ${statusCode} response of ${where} is a reference, which the import does not support.`,
    origin: value.origin(),
    where,
    part: 'methodResponse',
    help: 'write the response out in its place',
    docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html',
  });
}

function reportDefault(context: OpenApiContext, value: Cursor, where: string): void {
  context.problems.add('default-response-ignored', {
    message: 'The default response of an operation is left out: method responses have status codes.',
    origin: value.origin(),
    where,
    part: 'methodResponse',
  });
}
