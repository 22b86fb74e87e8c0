import { isIntrinsic } from '../../source/intrinsic';
import type { TreeNode } from '../../source/tree';
import { addAuth } from './auth';
import { withComponents } from './components';
import { addCors } from './cors';
import { ServerlessDocument, textAt, verbOf } from './document';
import type { ApiEvent } from './events';
import { gatewayResponses } from './gateway-responses';
import { entriesOf, member, ref } from './nodes';
import { eventOperation } from './operations';
import { withRequestModel } from './request-model';
import { addStatements, customStatements, pathStatements } from './resource-policy';
import { executionOperation } from './state-machines';

/**
 * The document of a serverless API, in the transform's order: what events add, then what the API's own properties do.
 * @param body its `DefinitionBody`
 */
export function apiBody(properties: TreeNode, body: TreeNode | undefined, events: readonly ApiEvent[]): TreeNode {
  // A body that only the deployment makes stays what it is.
  if (body !== undefined && (body.kind !== 'map' || isIntrinsic(body))) return body;
  const title = member(properties, 'Name') ?? ref('AWS::StackName', properties);
  const document =
    body === undefined
      ? ServerlessDocument.empty(properties, title, textAt(properties, 'OpenApiVersion'))
      : new ServerlessDocument(withComponents(body));
  const auth = member(properties, 'Auth');
  const isMerged = body === undefined || textAt(properties, 'MergeDefinitions') === 'true';
  // Events change a document that has the methods already where they say so, and only in who may call them.
  const told = isMerged ? events : events.filter((event) => textAt(event.properties, 'Auth', 'OverrideApiAuth') === 'true');
  if (isMerged) for (const event of events) addEvent(document, event, auth);
  const stageName = member(properties, 'StageName');
  const ofEvents = told.flatMap((event) => {
    const policy = member(event.properties, 'Auth', 'ResourcePolicy');
    return [...pathStatements(document, policy, event.path, stageName), ...customStatements(policy)];
  });
  addStatements(document, properties, ofEvents);
  const cors = member(properties, 'Cors');
  if (cors !== undefined) addCors(document, cors);
  if (auth !== undefined || told.some((event) => member(event.properties, 'Auth') !== undefined)) addAuth(document, auth, told);
  const policy = member(auth, 'ResourcePolicy');
  const ofPaths = document.paths.flatMap(([path]) => pathStatements(document, policy, path, stageName));
  addStatements(document, properties, [...ofPaths, ...customStatements(policy)]);
  document.addMembers(document.way('models'), models(properties));
  document.addMembers(['x-amazon-apigateway-gateway-responses'], gatewayResponses(member(properties, 'GatewayResponses')));
  return document.node;
}

function addEvent(document: ServerlessDocument, event: ApiEvent, auth: TreeNode | undefined): void {
  const isFunction = event.target.type === 'AWS::Serverless::Function';
  const operation = isFunction ? eventOperation(event, auth, document.isOpenApi3) : executionOperation(event);
  const model = isFunction ? member(event.properties, 'RequestModel') : undefined;
  document.setOperation(event.path, verbOf(event.method), withRequestModel(document, operation, model));
}

/** The transform writes their names in lower case. */
function models(properties: TreeNode): readonly (readonly [string, TreeNode])[] {
  return entriesOf(member(properties, 'Models')).map(([name, schema]) => [name.toLowerCase(), schema]);
}
