import type { Method } from '../../definition';
import { type Cursor, present } from '../source';
import { readAcknowledgements } from './acknowledgements';
import { requestModels } from './body-models';
import type { OpenApiContext } from './context';
import { reportOperationExtensions } from './extensions';
import { readIntegration } from './integration';
import { methodResponses } from './method-responses';
import { operationParameters, requestParameters } from './parameters';
import type { Security } from './security';

export const anyMethod = 'x-amazon-apigateway-any-method';

export interface OperationPlace {
  readonly path: string;
  readonly httpMethod: string;
  readonly pathItem: Cursor;
}

/** Reads an operation as a method. */
export function readOperation(context: OpenApiContext, security: Security, operation: Cursor, place: OperationPlace): Method {
  const { path, httpMethod, pathItem } = place;
  const where = `${httpMethod} ${path}`;
  const members = context.members(operation, where);
  context.acknowledgements.push(...readAcknowledgements(context, operation, where));
  reportOperationExtensions(context, operation, where);
  const parameters = operationParameters(context, pathItem, operation, where);
  const integration = operation.get('x-amazon-apigateway-integration');
  const tags = operation.get('tags')?.items() ?? [];
  return {
    httpMethod,
    ...security.of(operation, where),
    requestParameters: requestParameters(context, parameters, path, pathItem, where),
    requestModels: requestModels(context, operation, parameters, where),
    methodResponses: methodResponses(context, operation, where),
    ...present({
      operationName: members.text('operationId'),
      requestValidator:
        members.text('x-amazon-apigateway-request-validator') ??
        context.members(context.root).text('x-amazon-apigateway-request-validator'),
      integration: integration && readIntegration(context, integration, place),
      summary: operation.get('summary')?.text,
      description: operation.get('description')?.text,
      tags: tags.length > 0 ? tags.flatMap((tag) => tag.text ?? []) : undefined,
    }),
    origin: operation.origin(),
  };
}
