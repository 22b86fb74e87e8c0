import { createHash } from 'node:crypto';
import { type ApiDefinition, isLiteral, type Json, type JsonObject } from '../../definition';
import { writeOpenApi } from '../openapi';
import { LogicalIds } from './logical-ids';
import { OutsideReferences } from './outside-references';
import { properties, propertiesOrNothing, property, propertyList } from './properties';
import { stageProperties } from './stage';
import { usagePlanResources } from './usage-plans';

export interface WrittenTemplate {
  readonly template: JsonObject;
  /** One sentence for everything that the template cannot say, or that whoever deploys it has to know. */
  readonly warnings: readonly string[];
}

/** CloudFormation takes templates of up to 1 MB, and only from S3. */
const maximumBytes = 1_000_000;

type Resources = Map<string, JsonObject>;

/**
 * Writes the definition as a CloudFormation template: one `AWS::ApiGateway::RestApi` whose `Body` is the whole API, its deployment and
 * stages, usage plans, API keys, and what else it came with. A body takes one resource for any number of methods, and says what the
 * resources cannot (`tlsConfig`). The logical id of the deployment follows the body, so that every change of the API is deployed.
 */
export function writeCloudFormation(definition: ApiDefinition): WrittenTemplate {
  const ids = new LogicalIds();
  const resources: Resources = new Map();
  const { document: body, warnings } = writeOpenApi(bodyOf(definition), { version: '3.0', rendering: 'deployable' });
  const api = ids.take(ownId(definition.origin.logicalId) ?? 'Api');
  resources.set(api, { Type: 'AWS::ApiGateway::RestApi', Properties: apiProperties(definition, body) });
  const stages = writeStages(definition, body, api, ids, resources);
  const keys = writeKeys(definition, ids, resources);
  for (const plan of definition.usagePlans) {
    for (const [id, resource] of usagePlanResources(plan, { api, stages, keys }, ids)) resources.set(id, resource);
  }
  for (const { type, properties: own, origin } of definition.otherResources) {
    const id = ids.take(ownId(origin.logicalId) ?? type.split('::').at(-1) ?? 'Resource');
    resources.set(id, { Type: type, Properties: own.json });
  }
  const references = new OutsideReferences(ids);
  const written = Object.fromEntries([...resources].map(([id, resource]) => [id, references.replaced(resource)]));
  const parameters = references.parameters.map(({ id, what }): [string, Json] => [
    id,
    { Type: 'String', Description: `Stands for ${what}, which is not part of this template` },
  ]);
  const template = properties([
    ['AWSTemplateFormatVersion', '2010-09-09'],
    ['Description', isText(definition.description) ? definition.description : undefined],
    ['Parameters', propertiesOrNothing(parameters)],
    ['Resources', written],
  ]);
  return { template, warnings: [...warnings, ...deploymentWarnings(definition, parameters.length, template)] };
}

/** What is said outside of the body needs no warning there. */
function bodyOf(definition: ApiDefinition): ApiDefinition {
  const { endpointConfiguration: _, ...rest } = definition;
  return { ...rest, stages: [], usagePlans: [], apiKeys: [], otherResources: [], tags: [] };
}

/** An id that CloudFormation takes; ids of nested stacks are qualified here and are none. */
function ownId(id: string | undefined): string | undefined {
  return id !== undefined && /^[A-Za-z0-9]+$/.test(id) ? id : undefined;
}

function apiProperties(definition: ApiDefinition, body: JsonObject): JsonObject {
  const endpoint = definition.endpointConfiguration;
  return properties([
    ['Body', body],
    [
      'EndpointConfiguration',
      propertiesOrNothing([
        ['Types', propertyList(endpoint?.types ?? [])],
        ['IpAddressType', property(endpoint?.ipAddressType)],
        ['VpcEndpointIds', propertyList(endpoint?.vpcEndpointIds ?? [])],
      ]),
    ],
    [
      'Tags',
      definition.tags.length === 0 ? undefined : definition.tags.map(({ name, value }) => ({ Key: name, Value: property(value) as Json })),
    ],
  ]);
}

function writeStages(
  definition: ApiDefinition,
  body: JsonObject,
  api: string,
  ids: LogicalIds,
  resources: Resources,
): ReadonlyMap<string, string> {
  const stages = new Map<string, string>();
  if (definition.stages.length === 0) return stages;
  const hash = createHash('sha256').update(JSON.stringify(body)).digest('hex').slice(0, 16);
  const deployment = ids.take(`${api}Deployment${hash}`);
  resources.set(deployment, { Type: 'AWS::ApiGateway::Deployment', Properties: { RestApiId: { Ref: api } } });
  for (const stage of definition.stages) {
    const name = isLiteral(stage.name) ? stage.name : '';
    const id = ids.take(ownId(stage.origin.logicalId) ?? `Stage${name}`);
    stages.set(name, id);
    resources.set(id, { Type: 'AWS::ApiGateway::Stage', Properties: stageProperties(stage, api, deployment) });
  }
  return stages;
}

function writeKeys(definition: ApiDefinition, ids: LogicalIds, resources: Resources): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  for (const key of definition.apiKeys) {
    const id = ids.take(ownId(key.origin.logicalId) ?? `ApiKey${key.name}`);
    keys.set(key.name, id);
    resources.set(id, {
      Type: 'AWS::ApiGateway::ApiKey',
      Properties: properties([
        ['Name', key.name],
        ['Value', property(key.value)],
        ['Enabled', property(key.enabled)],
      ]),
    });
  }
  return keys;
}

function deploymentWarnings(definition: ApiDefinition, parameters: number, template: JsonObject): readonly string[] {
  const warnings: string[] = [];
  if (definition.stages.length === 0)
    warnings.push('The API has no stage: add an AWS::ApiGateway::Deployment and an AWS::ApiGateway::Stage.');
  const integrations = definition.resources.flatMap(({ methods }) => methods.flatMap(({ integration }) => integration ?? []));
  const functions = integrations.filter(
    ({ uri, credentials }) => credentials === undefined && JSON.stringify(uri ?? '').includes('/functions/'),
  );
  if (
    functions.length > 0 ||
    definition.authorizers.some(({ authorizerUri, authorizerCredentials }) => authorizerUri !== undefined && !authorizerCredentials)
  )
    warnings.push(
      'Permissions are no part of an API: give each function an AWS::Lambda::Permission for the API, or the integration credentials.',
    );
  if (parameters > 0) warnings.push(`${parameters} values belong to other resources and are parameters of the template.`);
  const bytes = Buffer.byteLength(JSON.stringify(template));
  if (bytes > maximumBytes)
    warnings.push(`The template has ${bytes} bytes, and CloudFormation takes 1 MB: put the Body into S3 and name it as BodyS3Location.`);
  return warnings;
}

function isText(value: unknown): value is string {
  // CloudFormation takes descriptions of up to 1024 bytes.
  return typeof value === 'string' && value !== '' && Buffer.byteLength(value) <= 1024;
}
