import { createHash } from 'node:crypto';
import { type ApiDefinition, type ApiKey, isLiteral, type Json, type JsonObject, type Value } from '../../definition';
import { documentForm } from './document-form';
import { functionPermissions, type Permissions } from './function-permissions';
import { LogicalIds } from './logical-ids';
import { OutsideReferences } from './outside-references';
import { properties, propertiesOrNothing, property, resource } from './properties';
import { resourcesForm } from './resources-form';
import { stageProperties } from './stage';
import { ownId, type TemplatePart } from './template-parts';
import { usagePlanResources } from './usage-plans';

export interface WrittenTemplate {
  readonly template: JsonObject;
  /** One sentence for everything that the template cannot say, or that whoever deploys it has to know. */
  readonly warnings: readonly string[];
}

/** How an API stands in a template. */
export type TemplateForm = 'document' | 'resources';

export interface TemplateOptions {
  /**
   * `document`: one `AWS::ApiGateway::RestApi` whose `Body` is the whole API: it takes one resource for any number of methods, and says what
   * the resources cannot (`tlsConfig`). `resources`: a resource for each path, method, model and so on, 500 of them at most.
   * @default document
   */
  readonly form?: TemplateForm;
}

/** CloudFormation takes templates of up to 1 MB, and only from S3. */
const maximumBytes = 1_000_000;
const maximumResources = 500;

/**
 * Writes the definition as a CloudFormation template: the API, its deployment and stages, usage plans, API keys, what else it came with, and
 * the permissions that it needs to call functions. The logical id of the deployment follows the API, so that every change of it is deployed.
 */
export function writeCloudFormation(definition: ApiDefinition, { form = 'document' }: TemplateOptions = {}): WrittenTemplate {
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
  const written = (form === 'document' ? documentForm : resourcesForm)(definition, api, ids);
  const permissions = functionPermissions(definition, api, written.authorizerIds, ids);
  // All ids are known: what is none of them belongs to something else.
  const references = new OutsideReferences(ids);
  const inTemplate = (parts: readonly TemplatePart[]) =>
    parts.map(([id, json]): readonly [string, Json] => [id, references.replaced(json)]);
  const apiParts = inTemplate(written.resources);
  const hash = createHash('sha256').update(JSON.stringify(apiParts)).digest('hex').slice(0, 16);
  const deployment = ids.take(`${api}Deployment${hash}`);
  const planned = {
    api,
    stages: new Map(stages.map(({ stage, id }) => [textOf(stage.name), id])),
    keys: new Map(keys.map(({ key, id }) => [key.name, id])),
  };
  const resources: readonly (readonly [string, Json])[] = [
    ...apiParts,
    ...(stages.length > 0 ? [[deployment, deploymentOf(api, written.deployedAfter)] as const] : []),
    ...inTemplate([
      ...stages.map(({ stage, id }) => resource(id, 'AWS::ApiGateway::Stage', stageProperties(stage, api, deployment))),
      ...keys.map(({ key, id }) => resource(id, 'AWS::ApiGateway::ApiKey', keyProperties(key))),
      ...plans.flatMap(({ plan, id }) => usagePlanResources(id, plan, planned, ids)),
      ...others.map(({ other, id }) => resource(id, other.type, other.properties.json)),
      ...permissions.resources,
    ]),
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
  return {
    template,
    warnings: [
      ...written.warnings,
      ...permissionWarnings(permissions),
      ...deploymentWarnings(definition, parameters.length, template, form),
    ],
  };
}

function deploymentOf(api: string, after: readonly string[]): Json {
  return {
    Type: 'AWS::ApiGateway::Deployment',
    Properties: { RestApiId: { Ref: api } },
    ...(after.length > 0 && { DependsOn: after }),
  };
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

function permissionWarnings({ unknown }: Permissions): readonly string[] {
  if (unknown.length === 0) return [];
  const places = unknown.slice(0, 3).join(', ') + (unknown.length > 3 ? ` and ${unknown.length - 3} more` : '');
  return [`Stage variables name the functions of ${places}: give each of these functions an AWS::Lambda::Permission for the API.`];
}

function deploymentWarnings(definition: ApiDefinition, parameters: number, template: JsonObject, form: TemplateForm): readonly string[] {
  const warnings: string[] = [];
  if (definition.stages.length === 0)
    warnings.push('The API has no stage: add an AWS::ApiGateway::Deployment and an AWS::ApiGateway::Stage.');
  const beyond = definition.stages
    .flatMap(({ methodSettings }) => methodSettings)
    .some(
      (setting) =>
        setting.requireAuthorizationForCacheControl !== undefined || setting.unauthorizedCacheControlHeaderStrategy !== undefined,
    );
  if (beyond) warnings.push('Who may bypass a cache is no part of a template: set it on the stage after the deployment.');
  if (parameters === 1) warnings.push('One value belongs to another resource and is a parameter of the template.');
  if (parameters > 1) warnings.push(`${parameters} values belong to other resources and are parameters of the template.`);
  const count = Object.keys(template['Resources'] as JsonObject).length;
  if (count > maximumResources)
    warnings.push(
      `The template has ${count} resources, and CloudFormation takes ${maximumResources}${form === 'resources' ? ': leave out --resources' : ''}.`,
    );
  const bytes = Buffer.byteLength(JSON.stringify(template));
  if (bytes > maximumBytes)
    warnings.push(
      `The template has ${bytes} bytes, and CloudFormation takes 1 MB: ${form === 'document' ? 'put the Body into S3 and name it as BodyS3Location' : 'divide the API'}.`,
    );
  return warnings;
}

function isText(value: unknown): value is string {
  // CloudFormation takes descriptions of up to 1024 bytes.
  return typeof value === 'string' && value !== '' && Buffer.byteLength(value) <= 1024;
}
