import { createHash } from 'node:crypto';
import { type ApiDefinition, type ApiKey, isLiteral, type Json, type JsonObject, type Value } from '../../definition';
import { writeOpenApi } from '../openapi';
import { LogicalIds } from './logical-ids';
import { OutsideReferences } from './outside-references';
import { properties, propertiesOrNothing, property, propertyList, resource, tagList } from './properties';
import { stageProperties } from './stage';
import { usagePlanResources } from './usage-plans';

export interface WrittenTemplate {
  readonly template: JsonObject;
  /** One sentence for everything that the template cannot say, or that whoever deploys it has to know. */
  readonly warnings: readonly string[];
}

/** CloudFormation takes templates of up to 1 MB, and only from S3. */
const maximumBytes = 1_000_000;

/**
 * Writes the definition as a CloudFormation template: one `AWS::ApiGateway::RestApi` whose `Body` is the whole API, its deployment and
 * stages, usage plans, API keys, and what else it came with. A body takes one resource for any number of methods, and says what the
 * resources cannot (`tlsConfig`). The logical id of the deployment follows the body, so that every change of the API is deployed.
 */
export function writeCloudFormation(definition: ApiDefinition): WrittenTemplate {
  const { document: body, warnings } = writeOpenApi(bodyOf(definition), { version: '3.0', rendering: 'deployable' });
  const ids = new LogicalIds();
  const api = ids.take(ownId(definition.origin.logicalId) ?? 'Api');
  const stages = definition.stages.map((stage) => ({ stage, id: ids.take(ownId(stage.origin.logicalId) ?? `Stage${textOf(stage.name)}`) }));
  const keys = definition.apiKeys.map((key) => ({ key, id: ids.take(ownId(key.origin.logicalId) ?? `ApiKey${key.name}`) }));
  const plans = definition.usagePlans.map((plan) => ({
    plan,
    id: ids.take(ownId(plan.origin.logicalId) ?? `UsagePlan${textOf(plan.name)}`),
  }));
  const others = definition.otherResources.map((other) => ({
    other,
    id: ids.take(ownId(other.origin.logicalId) ?? other.type.split('::').at(-1) ?? 'Resource'),
  }));
  // All ids are known: what is none of them belongs to something else.
  const references = new OutsideReferences(ids);
  const written = references.replaced(body) as JsonObject;
  const hash = createHash('sha256').update(JSON.stringify(written)).digest('hex').slice(0, 16);
  const deployment = ids.take(`${api}Deployment${hash}`);
  const planned = {
    api,
    stages: new Map(stages.map(({ stage, id }) => [textOf(stage.name), id])),
    keys: new Map(keys.map(({ key, id }) => [key.name, id])),
  };
  const resources: readonly (readonly [string, Json])[] = [
    [api, { Type: 'AWS::ApiGateway::RestApi', Properties: { Body: written, ...apiProperties(definition, references) } }],
    ...(stages.length > 0 ? [[deployment, { Type: 'AWS::ApiGateway::Deployment', Properties: { RestApiId: { Ref: api } } }] as const] : []),
    ...[
      ...stages.map(({ stage, id }) => resource(id, 'AWS::ApiGateway::Stage', stageProperties(stage, api, deployment))),
      ...keys.map(({ key, id }) => resource(id, 'AWS::ApiGateway::ApiKey', keyProperties(key))),
      ...plans.flatMap(({ plan, id }) => usagePlanResources(id, plan, planned, ids)),
      ...others.map(({ other, id }) => resource(id, other.type, other.properties.json)),
    ].map(([id, json]): readonly [string, Json] => [id, references.replaced(json)]),
  ];
  const parameters = references.parameters.map(({ id, what }): [string, Json] => [
    id,
    { Type: 'String', Description: `Stands for ${what}, which is not part of this template` },
  ]);
  const template = properties([
    ['AWSTemplateFormatVersion', '2010-09-09'],
    ['Description', isText(definition.description) ? definition.description : undefined],
    ['Parameters', propertiesOrNothing(parameters)],
    ['Resources', Object.fromEntries(resources)],
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

function apiProperties({ endpointConfiguration: endpoint, tags }: ApiDefinition, references: OutsideReferences): JsonObject {
  return references.replaced(
    properties([
      [
        'EndpointConfiguration',
        propertiesOrNothing([
          ['Types', propertyList(endpoint?.types ?? [])],
          ['IpAddressType', property(endpoint?.ipAddressType)],
          ['VpcEndpointIds', propertyList(endpoint?.vpcEndpointIds ?? [])],
        ]),
      ],
      ['Tags', tagList(tags)],
    ]),
  ) as JsonObject;
}

function keyProperties(key: ApiKey): JsonObject {
  return properties([
    ['Name', key.name],
    ['Value', property(key.value)],
    ['Enabled', property(key.enabled)],
  ]);
}

function textOf(value: Value<string> | undefined): string {
  return value !== undefined && isLiteral(value) ? value : '';
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
  const beyond = definition.stages
    .flatMap(({ methodSettings }) => methodSettings)
    .some(
      (setting) =>
        setting.requireAuthorizationForCacheControl !== undefined || setting.unauthorizedCacheControlHeaderStrategy !== undefined,
    );
  if (beyond) warnings.push('Who may bypass a cache is no part of a template: set it on the stage after the deployment.');
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
