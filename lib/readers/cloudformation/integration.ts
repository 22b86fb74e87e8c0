import { type Integration, type IntegrationResponse, isLiteral } from '../../definition';
import { contentTemplate, parameterMapping } from '../parts/mappings';
import { type Cursor, Members, present, type WrongType } from '../source';
import type { ApiContext } from './api-context';
import { placedInFiles } from './template-files';
import type { BeyondCloudFormation, TemplateFile } from './template-resource';

/**
 * Reads the `Integration` of a method. Enumerated values stay as they are written: CloudFormation takes them in upper case only.
 * Malformed members are named as the model names them.
 */
export function readIntegration(context: ApiContext, cursor: Cursor, where: string, beyond: BeyondCloudFormation | undefined): Integration {
  const intrinsic = cursor.unresolved;
  const malformed = new Map<string, string>();
  const wrong =
    (prefix: string): WrongType =>
    (name, member) => {
      if (member.unresolved === undefined) malformed.set(`${prefix}${modelName(name)}`, member.type);
      else context.reportUnknown(name, member, where, 'integration');
    };
  if (intrinsic !== undefined) context.reportUnknown('Integration', cursor, where, 'integration');
  else if (cursor.type !== 'object') malformed.set('integration', cursor.type);

  const files = beyond?.templateFiles ?? [];
  const members = new Members(cursor, wrong(''));
  const type = intrinsic ?? members.text('Type') ?? '';
  const mock = isLiteral(type) && type === 'MOCK';
  const read: Integration = {
    type,
    ...present({
      httpMethod: mock ? undefined : members.text('IntegrationHttpMethod'),
      uri: mock ? undefined : members.text('Uri'),
      connectionType: members.text('ConnectionType'),
      connectionId: members.text('ConnectionId'),
      credentials: members.text('Credentials'),
      passthroughBehavior: members.text('PassthroughBehavior'),
      contentHandling: members.text('ContentHandling'),
      timeoutInMillis: members.number('TimeoutInMillis'),
      cacheNamespace: members.text('CacheNamespace'),
      tlsConfig: beyond?.tlsConfig,
      responseTransferMode: members.text('ResponseTransferMode'),
      integrationTarget: members.text('IntegrationTarget'),
    }),
    requestParameters: members.map('RequestParameters').map((entry) => parameterMapping(entry, 'scalars')),
    requestTemplates: placedInFiles(
      members.map('RequestTemplates').map((entry) => contentTemplate(entry, 'scalars')),
      files,
      'request',
    ),
    cacheKeyParameters: members.texts('CacheKeyParameters'),
    integrationResponses: members
      .list('IntegrationResponses')
      .map((item) => integrationResponse(item, files, wrong('integrationResponses.'))),
    origin: cursor.origin(),
  };
  return malformed.size === 0 ? read : { ...read, malformed: Object.fromEntries(malformed) };
}

function integrationResponse(cursor: Cursor, files: readonly TemplateFile[], wrong: WrongType): IntegrationResponse {
  if (cursor.type !== 'object' || cursor.unresolved !== undefined) wrong('item', cursor, 'an object');
  const members = new Members(cursor, wrong);
  // An empty pattern is how the service's own tools write the default response.
  const selectionPattern = members.text('SelectionPattern') || undefined;
  return {
    ...(selectionPattern !== undefined && { selectionPattern }),
    statusCode: members.text('StatusCode') ?? cursor.unresolved ?? '',
    responseParameters: members.map('ResponseParameters').map((entry) => parameterMapping(entry, 'scalars')),
    responseTemplates: placedInFiles(
      members.map('ResponseTemplates').map((entry) => contentTemplate(entry, 'scalars')),
      files,
      'response',
      selectionPattern,
    ),
    ...present({ contentHandling: members.text('ContentHandling') }),
    origin: cursor.origin(),
  };
}

function modelName(property: string): string {
  return property === 'IntegrationHttpMethod' ? 'httpMethod' : `${(property[0] ?? '').toLowerCase()}${property.slice(1)}`;
}
