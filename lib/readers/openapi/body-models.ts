import type { BodyModel } from '../../definition';
import type { Cursor } from '../source';
import type { OpenApiContext } from './context';
import { followReference } from './references';

/** Models of a request body by media type. */
export function requestModels(
  context: OpenApiContext,
  operation: Cursor,
  parameters: readonly Cursor[],
  where: string,
): readonly BodyModel[] {
  const place = `the request body of method '${where}'`;
  if (context.version === 3) {
    const requestBody = operation.get('requestBody');
    const body = requestBody && followReference(context, requestBody, where);
    return body === undefined ? [] : contentModels(context, body, place, where);
  }
  const body = parameters.find((parameter) => parameter.get('in')?.text === 'body');
  return body === undefined ? [] : schemaModels(context, body, mediaTypes(context, operation, 'consumes'), place, where);
}

/** Models of a response body by media type. */
export function responseModels(
  context: OpenApiContext,
  operation: Cursor,
  response: Cursor,
  status: string,
  where: string,
): readonly BodyModel[] {
  const place = `${status} response to method '${where}'`;
  if (context.version === 3) return contentModels(context, response, place, where);
  return schemaModels(context, response, mediaTypes(context, operation, 'produces'), place, where);
}

function contentModels(context: OpenApiContext, owner: Cursor, place: string, where: string): BodyModel[] {
  return context
    .members(owner, where)
    .map('content')
    .flatMap(({ key, value }) => bodyModel(context, value, key, place, where));
}

function schemaModels(context: OpenApiContext, owner: Cursor, types: readonly string[], place: string, where: string): BodyModel[] {
  return types.flatMap((type) => bodyModel(context, owner, type, place, where));
}

function bodyModel(context: OpenApiContext, owner: Cursor, contentType: string, place: string, where: string): BodyModel[] {
  const schema = owner.get('schema');
  const model = context.models.of(schema, contentType, place, where);
  return schema === undefined || model === undefined ? [] : [{ contentType, model, origin: schema.origin() }];
}

/** Swagger's media types of an operation, else of the document. */
function mediaTypes(context: OpenApiContext, operation: Cursor, member: 'consumes' | 'produces'): readonly string[] {
  const owner = operation.get(member) ?? context.root.get(member);
  const types = (owner?.items() ?? []).flatMap((item) => item.text ?? []);
  return types.length > 0 ? types : ['application/json'];
}
