import type { BodyModel, Method, MethodResponse, ResponseParameter } from '../../definition';
import { type Cursor, type CursorEntry, Members, present } from '../source';
import { type ApiContext, shown } from './api-context';
import { readIntegration } from './integration';
import type { TemplateResource } from './template-resource';
import { types } from './types';

export function readMethod(context: ApiContext, { properties, origin, beyond }: TemplateResource, path: string): Method {
  const httpMethod = shown(new Members(properties, () => undefined).text('HttpMethod') ?? '').toUpperCase();
  const where = `${httpMethod} ${path}`;
  const members = context.members(properties, where);
  const integration = properties.get('Integration');
  return {
    httpMethod,
    ...present({
      operationName: members.text('OperationName'),
      authorizationType: members.text('AuthorizationType'),
      authorizer: context.nameOfReferred(properties.get('AuthorizerId'), types.authorizer),
      requestValidator: context.nameOfReferred(properties.get('RequestValidatorId'), types.requestValidator),
      integration: integration && readIntegration(context, integration, where, beyond),
    }),
    authorizationScopes: members.texts('AuthorizationScopes'),
    apiKeyRequired: members.flag('ApiKeyRequired') ?? false,
    requestParameters: parameters(members, 'RequestParameters'),
    requestModels: models(context, members, 'RequestModels'),
    methodResponses: members.list('MethodResponses').map((item) => methodResponse(context, item, where)),
    origin,
  };
}

function methodResponse(context: ApiContext, cursor: Cursor, where: string): MethodResponse {
  const members = context.members(cursor, where, 'methodResponse');
  return {
    statusCode: members.text('StatusCode') ?? '',
    responseParameters: parameters(members, 'ResponseParameters'),
    responseModels: models(context, members, 'ResponseModels'),
    origin: cursor.origin(),
  };
}

function parameters(members: Members, name: string): readonly ResponseParameter[] {
  const required = members.object(name);
  return members.map(name).map(({ key, value }) => ({ key, required: required?.flag(key) ?? false, origin: value.origin() }));
}

function models(context: ApiContext, members: Members, name: string): readonly BodyModel[] {
  return members.map(name).flatMap((entry) => bodyModel(context, entry) ?? []);
}

function bodyModel(context: ApiContext, { key, value }: CursorEntry): BodyModel | undefined {
  const own = context.resources.referred(value, types.model);
  const model = own ? context.nameOf(own) : (value.unresolved ?? value.text);
  return model === undefined ? undefined : { contentType: key, model, origin: value.origin() };
}
