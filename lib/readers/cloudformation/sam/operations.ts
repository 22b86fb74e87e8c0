import { flagNode, listNode, mapNode, textNode } from '../../source/build';
import type { Span, TreeNode } from '../../source/tree';
import { textAt } from './document';
import type { ApiEvent } from './events';
import { entriesOf, itemsOf, member, sub, text } from './nodes';

const callerCredentials = 'arn:aws:iam::*:user/*';

/** The operation that an event of a function makes: a proxy integration. */
export function eventOperation(event: ApiEvent, auth: TreeNode | undefined, isOpenApi3: boolean): TreeNode {
  const { properties } = event;
  const parameters = requestParameters(properties, isOpenApi3);
  return mapNode(
    [
      ['parameters', parameters.length === 0 ? undefined : listNode(parameters, properties)],
      ['responses', mapNode([], properties)],
      ['x-amazon-apigateway-integration', integration(event, auth)],
    ],
    properties,
  );
}

function integration({ target, alias, properties }: ApiEvent, auth: TreeNode | undefined): TreeNode {
  const isStream = textAt(properties, 'ResponseTransferMode') === 'RESPONSE_STREAM';
  const way = isStream ? ['2021-11-15', 'response-streaming-invocations'] : ['2015-03-31', 'invocations'];
  const called = alias ?? `${target.logicalId}.Arn`;
  const keys = requestParameterNames(properties).filter(({ settings }) => textAt(settings, 'Caching') === 'true');
  return mapNode(
    [
      ['type', textNode('aws_proxy', properties)],
      ['httpMethod', textNode('POST', properties)],
      ['uri', sub(`arn:aws:apigateway:\${AWS::Region}:lambda:path/${way[0]}/functions/\${${called}}/${way[1]}`, properties)],
      ['credentials', credentials(properties, auth)],
      ['timeoutInMillis', member(properties, 'TimeoutInMillis')],
      ['responseTransferMode', isStream ? textNode('STREAM', properties) : undefined],
      [
        'cacheKeyParameters',
        keys.length === 0
          ? undefined
          : listNode(
              keys.map(({ key, span }) => textNode(key, span)),
              properties,
            ),
      ],
    ],
    properties,
  );
}

/** With `AWS_IAM` the function is called with the caller's credentials, unless the event or the API says otherwise. */
function credentials(properties: TreeNode, auth: TreeNode | undefined): TreeNode | undefined {
  const own = member(properties, 'Auth');
  // An event that says anything of who may call it says all of it.
  const isSigned = own === undefined ? textAt(auth, 'DefaultAuthorizer') === 'AWS_IAM' : textAt(own, 'Authorizer') === 'AWS_IAM';
  if (!isSigned) return undefined;
  const role = invokeRole(own) ?? invokeRole(auth);
  if (role === 'none') return undefined;
  if (text(role) === 'NONE') return undefined;
  return role === undefined || text(role) === 'CALLER_CREDENTIALS' ? textNode(callerCredentials, properties) : role;
}

/** An empty role is none, other than one that nobody speaks of. */
function invokeRole(auth: TreeNode | undefined): TreeNode | 'none' | undefined {
  const entry = entriesOf(auth).find(([name]) => name === 'InvokeRole');
  if (entry === undefined) return undefined;
  const [, role] = entry;
  return role.kind === 'scalar' && (role.value === null || role.text === '') ? 'none' : role;
}

const places = new Map([
  ['path', 'path'],
  ['querystring', 'query'],
  ['header', 'header'],
]);

interface RequestParameterName {
  readonly key: string;
  readonly settings: TreeNode | undefined;
  readonly span: TreeNode;
}

/** Items are names, or names with what is said of them: `method.request.header.X: {Required: true}`. */
function requestParameterNames(properties: TreeNode): readonly RequestParameterName[] {
  return itemsOf(member(properties, 'RequestParameters')).flatMap((item): readonly RequestParameterName[] => {
    const name = text(item);
    if (name !== undefined) return [{ key: name, settings: undefined, span: item }];
    return entriesOf(item).map(([key, settings]) => ({ key, settings, span: item }));
  });
}

function requestParameters(properties: TreeNode, isOpenApi3: boolean): readonly TreeNode[] {
  return requestParameterNames(properties).flatMap(({ key, settings, span }) => parameter(key, settings, span, isOpenApi3) ?? []);
}

function parameter(key: string, settings: TreeNode | undefined, span: Span, isOpenApi3: boolean): TreeNode | undefined {
  const [, place, name] = /^method\.request\.(path|querystring|header)\.(.+)$/s.exec(key) ?? [];
  if (place === undefined || name === undefined) return undefined;
  const type = mapNode([['type', textNode('string', span)]], span);
  return mapNode(
    [
      ['name', textNode(name, span)],
      ['in', textNode(places.get(place) ?? place, span)],
      ['required', flagNode(place === 'path' || textAt(settings, 'Required') === 'true', span)],
      isOpenApi3 ? ['schema', type] : ['type', textNode('string', span)],
    ],
    span,
  );
}
