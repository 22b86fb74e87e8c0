import { type Integration, type IntegrationResponse, isLiteral, type ParameterMapping, type TlsConfig } from '../../definition';
import { contentTemplate, parameterMapping } from '../parts/mappings';
import { type Cursor, type CursorEntry, Members, present, type WrongType } from '../source';
import type { OpenApiContext } from './context';

export interface IntegrationPlace {
  readonly path: string;
  readonly httpMethod: string;
}

/** Reads `x-amazon-apigateway-integration`. */
export function readIntegration(context: OpenApiContext, cursor: Cursor, place: IntegrationPlace): Integration {
  const where = `${place.httpMethod} ${place.path}`;
  const intrinsic = cursor.unresolved;
  const malformed = new Map<string, string>();
  const wrong =
    (prefix: string): WrongType =>
    (name, member, wanted) => {
      if (member.unresolved === undefined) malformed.set(`${prefix}${name}`, member.type);
      else context.wrongType(`${prefix}${name}`, member, wanted, where, 'integration');
    };
  if (intrinsic !== undefined) context.wrongType('x-amazon-apigateway-integration', cursor, 'an object', where, 'integration');
  else if (cursor.type !== 'object') malformed.set('x-amazon-apigateway-integration', cursor.type);

  const members = new Members(cursor, wrong(''));
  const type = intrinsic ?? members.upper('type') ?? '';
  const mock = isLiteral(type) && type === 'MOCK';
  const read: Integration = {
    type,
    ...present({
      // A MOCK integration's method and URI are dropped on import.
      httpMethod: mock ? undefined : members.upper('httpMethod'),
      uri: mock ? undefined : members.text('uri'),
      connectionType: members.upper('connectionType'),
      connectionId: members.text('connectionId'),
      credentials: members.text('credentials'),
      passthroughBehavior: members.upper('passthroughBehavior'),
      contentHandling: members.upper('contentHandling'),
      timeoutInMillis: members.number('timeoutInMillis'),
      cacheNamespace: members.text('cacheNamespace'),
      tlsConfig: tlsConfig(members),
      responseTransferMode: members.upper('responseTransferMode'),
      integrationTarget: members.text('integrationTarget'),
    }),
    requestParameters: mappings(context, members.map('requestParameters'), 'requestParameters', place),
    requestTemplates: members.map('requestTemplates').map((entry) => contentTemplate(entry, 'strings')),
    cacheKeyParameters: members.texts('cacheKeyParameters'),
    integrationResponses: members.map('responses').map((entry) => integrationResponse(context, entry, wrong, place)),
    origin: cursor.origin(),
  };
  return malformed.size === 0 ? read : { ...read, malformed: Object.fromEntries(malformed) };
}

function tlsConfig(members: Members): TlsConfig | undefined {
  const tls = members.object('tlsConfig');
  return tls && present({ insecureSkipVerification: tls.flag('insecureSkipVerification') });
}

function integrationResponse(
  context: OpenApiContext,
  { key, value }: CursorEntry,
  wrong: (prefix: string) => WrongType,
  place: IntegrationPlace,
): IntegrationResponse {
  if (value.type !== 'object' || value.unresolved !== undefined) wrong('responses.')(key, value, 'an object');
  const members = new Members(value, wrong(`responses.${key}.`));
  return {
    ...(key !== 'default' && { selectionPattern: key }),
    statusCode: members.text('statusCode') ?? value.unresolved ?? '',
    responseParameters: mappings(context, members.map('responseParameters'), 'responseParameters', place),
    responseTemplates: members.map('responseTemplates').map((entry) => contentTemplate(entry, 'strings')),
    ...present({ contentHandling: members.upper('contentHandling') }),
    origin: value.origin(),
  };
}

function mappings(
  context: OpenApiContext,
  entries: readonly CursorEntry[],
  member: 'requestParameters' | 'responseParameters',
  { path, httpMethod }: IntegrationPlace,
): readonly ParameterMapping[] {
  return entries.map((entry) => {
    const mapping = parameterMapping(entry, 'strings');
    if (mapping.malformed !== undefined) {
      const got = entry.value.text ?? JSON.stringify(entry.value.json());
      context.problems.add('mapping-value-dropped', {
        message: `Invalid format for '${member}'. Expected type string for property '${entry.key}' of resource '${path}' and method '${httpMethod}' but got '${got}'`,
        effect: 'The import drops the mapping.',
        consequence: 'sometimes-fails',
        origin: mapping.origin,
        where: `${httpMethod} ${path}`,
        part: member === 'requestParameters' ? 'integrationRequest' : 'integrationResponse',
        help: `write the value as a text; a static one in single quotes: "'${got}'"`,
      });
    }
    return mapping;
  });
}
