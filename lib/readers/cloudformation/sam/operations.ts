import { flagNode, listNode, mapNode, textNode } from '../../source/build';
import type { Span, TreeNode } from '../../source/tree';
import { textAt } from './document';
import type { ApiEvent } from './events';
import { entriesOf, itemsOf, member, sub, text } from './nodes';

const callerCredentials = 'arn:aws:iam::*:user/*';

/** The operation that an event makes: a proxy integration of its function. */
export function eventOperation(event: ApiEvent, defaultAuthorizer: string | undefined, isOpenApi3: boolean): TreeNode {
  const { properties } = event;
  const parameters = requestParameters(properties, isOpenApi3);
  return mapNode(
    [
      ['parameters', parameters.length === 0 ? undefined : listNode(parameters, properties)],
      ['responses', mapNode([], properties)],
      ['x-amazon-apigateway-integration', integration(event, defaultAuthorizer)],
    ],
    properties,
  );
}

function integration({ function: target, properties }: ApiEvent, defaultAuthorizer: string | undefined): TreeNode {
  const id = target.logicalId;
  return mapNode(
    [
      ['type', textNode('aws_proxy', properties)],
      ['httpMethod', textNode('POST', properties)],
      ['uri', sub(`arn:aws:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${${id}.Arn}/invocations`, properties)],
      ['credentials', credentials(properties, defaultAuthorizer)],
    ],
    properties,
  );
}

/** With `AWS_IAM` the function is called with the caller's credentials, unless the event says otherwise. */
function credentials(properties: TreeNode, defaultAuthorizer: string | undefined): TreeNode | undefined {
  if ((textAt(properties, 'Auth', 'Authorizer') ?? defaultAuthorizer) !== 'AWS_IAM') return undefined;
  const role = member(properties, 'Auth', 'InvokeRole');
  if (text(role) === 'NONE') return undefined;
  return role === undefined || text(role) === 'CALLER_CREDENTIALS' ? textNode(callerCredentials, properties) : role;
}

const places = new Map([
  ['path', 'path'],
  ['querystring', 'query'],
  ['header', 'header'],
]);

/** Items are names, or names with what is said of them: `method.request.header.X: {Required: true}`. */
function requestParameters(properties: TreeNode, isOpenApi3: boolean): readonly TreeNode[] {
  return itemsOf(member(properties, 'RequestParameters')).flatMap((item) => {
    const name = text(item);
    const named: readonly (readonly [string, TreeNode | undefined])[] = name === undefined ? entriesOf(item) : [[name, undefined]];
    return named.flatMap(([key, settings]) => parameter(key, settings, item, isOpenApi3) ?? []);
  });
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
