import type { ApiDefinition, JsonObject } from '../../lib/definition';
import { type CloudFormationOptions, readCloudFormation } from '../../lib/readers';

/** The id of the API `Api` of a template. */
export const api = { Ref: 'Api' };
export const root = { 'Fn::GetAtt': ['Api', 'RootResourceId'] };

/** A resource of an API Gateway type. */
export function part(type: string, properties: JsonObject = {}, more: JsonObject = {}): JsonObject {
  return { Type: `AWS::ApiGateway::${type}`, Properties: properties, ...more };
}

/** A template with the API `Api` and these resources beside it. */
export function templateWith(resources: JsonObject, apiProperties: JsonObject = { Name: 'pets' }): JsonObject {
  return { Resources: { Api: part('RestApi', apiProperties), ...resources } };
}

/** A template whose API has `GET /` with these properties. */
export function templateWithGet(properties: JsonObject, resources: JsonObject = {}): JsonObject {
  return templateWith({ Get: part('Method', { RestApiId: api, ResourceId: root, HttpMethod: 'GET', ...properties }), ...resources });
}

/** The definition of a template's first API. */
export function defineTemplate(template: JsonObject | string, options?: CloudFormationOptions): ApiDefinition {
  const [first] = readCloudFormation(template, options).apis;
  if (first === undefined) throw new Error('the template has no API');
  return first.definition;
}

/** The rules and messages of a template's problems. */
export function templateProblems(template: JsonObject | string, options?: CloudFormationOptions): readonly (readonly [string, string])[] {
  return readCloudFormation(template, options).problems.map(({ rule, message }) => [rule, message] as const);
}
