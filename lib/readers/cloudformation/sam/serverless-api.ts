import type { Problems } from '../../problems';
import { listNode, mapNode, textNode } from '../../source/build';
import { isIntrinsic } from '../../source/intrinsic';
import { MapNode, type TreeNode } from '../../source/tree';
import type { TemplateResource } from '../template-resource';
import { types } from '../types';
import { apiBody } from './api-body';
import { ServerlessDocument, textAt, verbOf } from './document';
import { domain } from './domain';
import type { ApiEvent } from './events';
import { hashOf } from './hash';
import { member, ref } from './nodes';
import { propagatesTags, tags } from './tags';
import { planKind, usagePlan } from './usage-plan';

/** What the transform makes of `AWS::Serverless::Api`. */
export interface ExpandedApi {
  /** A REST API with its document, a stage, its domain and a usage plan of its own. */
  readonly resources: readonly TemplateResource[];
  readonly stageId: string;
}

export function serverlessApi(api: TemplateResource, events: readonly ApiEvent[], problems: Problems): ExpandedApi {
  const properties = api.properties.node;
  const body = member(properties, 'DefinitionBody');
  const location = member(properties, 'DefinitionUri');
  const isManaged = body === undefined && location === undefined;
  reportNotRead(api, properties, events, isManaged, problems);
  const document = location === undefined ? apiBody(properties, body, events) : undefined;
  const ofStage = stage(api);
  const planned = planKind(api) === 'PER_API' ? [{ api, stageId: ofStage.logicalId }] : [];
  return {
    resources: [restApi(api, document, location), ofStage, ...domain(api, ofStage.logicalId), ...usagePlan(api.logicalId, planned)],
    stageId: ofStage.logicalId,
  };
}

const kept = [
  'Name',
  'Description',
  'BinaryMediaTypes',
  'MinimumCompressionSize',
  'ApiKeySourceType',
  'DisableExecuteApiEndpoint',
  'EndpointAccessMode',
  'SecurityPolicy',
  'Policy',
  'FailOnWarnings',
  'Mode',
];

function restApi(api: TemplateResource, body: TreeNode | undefined, location: TreeNode | undefined): TemplateResource {
  const { node } = api.properties;
  const members: (readonly [string, TreeNode | undefined])[] = [
    ...kept.map((name) => [name, member(node, name)] as const),
    ['Body', body],
    ['BodyS3Location', location],
    ['EndpointConfiguration', endpoint(member(node, 'EndpointConfiguration'))],
    ['Tags', propagatesTags(api) ? tags(member(node, 'Tags')) : undefined],
  ];
  const { logicalId, origin } = api;
  return { logicalId, type: types.restApi, properties: api.properties.holding(mapNode(members, node)), origin };
}

const stageMembers = [
  'StageName',
  'Variables',
  'MethodSettings',
  'AccessLogSetting',
  'CacheClusterEnabled',
  'CacheClusterSize',
  'CanarySetting',
  'TracingEnabled',
];

/** The transform names the stage after the API and the stage's name, by a hash where that is more than letters and digits. */
function stage(api: TemplateResource): TemplateResource {
  const { node } = api.properties;
  const members = [
    ['RestApiId', ref(api.logicalId, node)] as const,
    ...stageMembers.map((name) => [name, member(node, name)] as const),
    ['Tags', tags(member(node, 'Tags'))] as const,
  ];
  const name = textAt(node, 'StageName') ?? '';
  const logicalId = /^[\p{L}\p{N}]+$/u.test(name)
    ? `${api.logicalId}${name}Stage`
    : `${api.logicalId}Stage${name === '' ? '' : hashOf(textNode(name, node))}`;
  return { logicalId, type: types.stage, properties: api.properties.holding(mapNode(members, node)), origin: api.origin };
}

/** The type alone, or `Type` and `VPCEndpointIds`; the transform takes them in CloudFormation's spelling, too. */
function endpoint(node: TreeNode | undefined): TreeNode | undefined {
  if (node === undefined) return undefined;
  const type = node.kind === 'map' && !isIntrinsic(node) ? member(node, 'Type') : node;
  return mapNode(
    [
      ['Types', type && listNode([type], node)],
      ['VpcEndpointIds', member(node, 'VPCEndpointIds') ?? member(node, 'VpcEndpointIds')],
      ['IpAddressType', member(node, 'IpAddressType')],
    ],
    node,
  );
}

/** What the transform makes more of, and nobody reads here. */
function reportNotRead(api: TemplateResource, node: TreeNode, events: readonly ApiEvent[], isManaged: boolean, problems: Problems): void {
  const hasUri = member(node, 'DefinitionUri') !== undefined;
  const plan = textAt(node, 'Auth', 'UsagePlan', 'CreateUsagePlan');
  const notRead = [
    ...(member(node, 'Auth', 'UsagePlan') === undefined || plan === 'NONE' || planKind(api) !== undefined ? [] : ['Auth.UsagePlan']),
    ...(hasUri ? ['Auth', 'Cors', 'Models', 'GatewayResponses'].filter((name) => member(node, name) !== undefined) : []),
    ...(isManaged ? [] : lostEvents(node, events)),
  ];
  if (notRead.length === 0) return;
  problems.add('sam-not-read', {
    message: `${api.logicalId} (AWS::Serverless::Api) is read without ${notRead.join(', ')}.`,
    origin: api.origin,
    help: 'read the template that the transform made (the processed template of the stack) where these matter',
  });
}

/** Events of an API with a document of its own only ask for permissions; the document has the method, or nothing has. */
function lostEvents(node: TreeNode, events: readonly ApiEvent[]): readonly string[] {
  const body = member(node, 'DefinitionBody');
  if (!(body instanceof MapNode) || isIntrinsic(body) || textAt(node, 'MergeDefinitions') === 'true') return [];
  const document = new ServerlessDocument(body);
  return events
    .filter(({ path, method }) => document.operation(path, verbOf(method)) === undefined)
    .filter(({ path }) => document.operation(path, verbOf('any')) === undefined)
    .map(
      ({ target: { logicalId }, name, method, path }) => `event ${logicalId}.${name} (the document has no ${method.toUpperCase()} ${path})`,
    );
}
