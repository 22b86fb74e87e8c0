import { listNode, mapNode, movedTo, textNode } from '../../source/build';
import { type Span, scalar, type TreeNode } from '../../source/tree';
import { requirements, type ServerlessDocument, textAt, verbOf, withRequirement } from './document';
import type { ApiEvent } from './events';
import { entriesOf, itemsOf, member, sub, text, withMember } from './nodes';

const invocation = 'arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/';

/** What `Auth` of an API and of its events adds to the document, in the transform's order: schemes, then what methods ask for. */
export function addAuth(document: ServerlessDocument, auth: TreeNode | undefined, events: readonly ApiEvent[]): void {
  const span = auth ?? document.node;
  const schemes = entriesOf(member(auth, 'Authorizers')).map(([name, authorizer]) => [name, authorizerScheme(authorizer)] as const);
  const standard = textAt(auth, 'DefaultAuthorizer');
  const keyed = textAt(auth, 'ApiKeyRequired') === 'true';
  // Methods that say so themselves have their own authorizer, or none at all.
  const own = new Map<string, ApiEvent>(events.map((event) => [`${event.path} ${verbOf(event.method)}`, event]));
  for (const event of events) addEventAuth(document, event, member(auth, 'Authorizers'));

  for (const [path, item] of document.paths) {
    for (const [verb] of entriesOf(item)) {
      const eventAuth = member(own.get(`${path} ${verb}`)?.properties, 'Auth');
      const operation = document.operation(path, verb);
      if (operation === undefined) continue;
      let changed = operation;
      const skipsPreflight = verb === 'options' && textAt(auth, 'AddDefaultAuthorizerToCorsPreflight') === 'false';
      const authorized = requirements(operation).some((name) => name !== 'api_key') || textAt(eventAuth, 'Authorizer') !== undefined;
      if (standard !== undefined && !authorized && !skipsPreflight) {
        const scopes = member(eventAuth, 'AuthorizationScopes') ?? member(auth, 'Authorizers', standard, 'AuthorizationScopes');
        changed = withRequirement(changed, standard, standard === 'AWS_IAM' ? [] : itemsOf(scopes));
      }
      const ownKey = textAt(eventAuth, 'ApiKeyRequired');
      const wantsKey =
        ownKey === undefined
          ? keyed && !(verb === 'options' && textAt(auth, 'AddApiKeyRequiredToCorsPreflight') === 'false')
          : ownKey === 'true';
      if (wantsKey && !requirements(changed).includes('api_key')) changed = withRequirement(changed, 'api_key', []);
      if (changed !== operation) document.setOperation(path, verb, changed);
    }
  }
  const used = new Set(document.paths.flatMap(([, item]) => entriesOf(item).flatMap(([, operation]) => requirements(operation))));
  const builtIn = [
    ...(used.has('api_key') ? [['api_key', keyScheme('x-api-key', span)] as const] : []),
    ...(used.has('AWS_IAM')
      ? [['AWS_IAM', withMember(keyScheme('Authorization', span), 'x-amazon-apigateway-authtype', textNode('awsSigv4', span))] as const]
      : []),
  ];
  document.addMembers(document.way('schemes'), [...schemes, ...builtIn]);
}

/** Scopes are those of the event, else of the authorizer that it names. */
function addEventAuth(document: ServerlessDocument, { path, method, properties }: ApiEvent, authorizers: TreeNode | undefined): void {
  const verb = verbOf(method);
  const authorizer = textAt(properties, 'Auth', 'Authorizer');
  const operation = document.operation(path, verb);
  if (authorizer === undefined || operation === undefined || authorizer === 'NONE') return;
  const declared = member(authorizers, authorizer);
  const scopes = declared && (member(properties, 'Auth', 'AuthorizationScopes') ?? member(declared, 'AuthorizationScopes'));
  document.setOperation(path, verb, withRequirement(operation, authorizer, itemsOf(scopes)));
}

function keyScheme(name: string, span: Span): TreeNode {
  return mapNode(
    [
      ['type', textNode('apiKey', span)],
      ['name', textNode(name, span)],
      ['in', textNode('header', span)],
    ],
    span,
  );
}

function authorizerScheme(authorizer: TreeNode): TreeNode {
  const identity = member(authorizer, 'Identity');
  const pools = member(authorizer, 'UserPoolArn');
  const isRequest = textAt(authorizer, 'FunctionPayloadType')?.toUpperCase() === 'REQUEST';
  const header = textAt(identity, 'Header') ?? 'Authorization';
  const scheme = keyScheme(isRequest && pools === undefined ? 'Unused' : header, authorizer);
  const type = pools !== undefined ? 'cognito_user_pools' : 'custom';
  const typed = withMember(scheme, 'x-amazon-apigateway-authtype', textNode(type, authorizer));
  const extension = pools === undefined ? functionAuthorizer(authorizer, isRequest) : poolAuthorizer(authorizer, pools);
  return withMember(typed, 'x-amazon-apigateway-authorizer', extension);
}

function poolAuthorizer(authorizer: TreeNode, pools: TreeNode): TreeNode {
  return mapNode(
    [
      ['type', textNode('cognito_user_pools', authorizer)],
      ['providerARNs', listNode(itemsOf(pools), pools)],
      ['identityValidationExpression', member(authorizer, 'Identity', 'ValidationExpression')],
    ],
    authorizer,
  );
}

function functionAuthorizer(authorizer: TreeNode, isRequest: boolean): TreeNode {
  const identity = member(authorizer, 'Identity');
  const role = member(authorizer, 'FunctionInvokeRole');
  return mapNode(
    [
      ['type', textNode(isRequest ? 'request' : 'token', authorizer)],
      ['authorizerUri', functionUri(member(authorizer, 'FunctionArn'), authorizer)],
      ['authorizerCredentials', text(role) === 'NONE' ? undefined : role],
      ['authorizerResultTtlInSeconds', number(member(identity, 'ReauthorizeEvery'))],
      ['identitySource', isRequest ? identitySource(identity) : undefined],
      ['identityValidationExpression', isRequest ? undefined : member(identity, 'ValidationExpression')],
    ],
    authorizer,
  );
}

function functionUri(arn: TreeNode | undefined, span: Span): TreeNode | undefined {
  if (arn === undefined) return undefined;
  const parts = [sub(invocation, span), arn, textNode('/invocations', span)];
  return mapNode([['Fn::Join', listNode([textNode('', span), listNode(parts, span)], span)]], span);
}

/** The sources in the transform's order, between commas. */
function identitySource(identity: TreeNode | undefined): TreeNode | undefined {
  const kinds = [
    ['Headers', 'method.request.header.'],
    ['QueryStrings', 'method.request.querystring.'],
    ['StageVariables', 'stageVariables.'],
    ['Context', 'context.'],
  ] as const;
  const sources = kinds.flatMap(([name, prefix]) =>
    itemsOf(member(identity, name)).flatMap((item) => (text(item) === undefined ? [] : [`${prefix}${text(item)}`])),
  );
  return sources.length === 0 || identity === undefined ? undefined : textNode(sources.join(', '), identity);
}

function number(node: TreeNode | undefined): TreeNode | undefined {
  const written = text(node);
  return node !== undefined && written !== undefined && /^\d+$/.test(written)
    ? scalar(Number(written), written, node)
    : node && movedTo(node, node);
}
