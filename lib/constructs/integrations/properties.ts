import { ContentHandling, PassthroughBehavior, ResponseTransferMode } from 'aws-cdk-lib/aws-apigateway';
import {
  choice,
  construct,
  duration,
  flag,
  listOf,
  mapOf,
  optional,
  type Properties,
  required,
  role,
  shape,
  source,
  template,
  text,
} from '../props';

const mappings = {
  path: optional(mapOf(source)),
  queryString: optional(mapOf(source)),
  header: optional(mapOf(source)),
};

const responses = listOf(
  shape({
    selectionPattern: optional(text),
    statusCode: required(text),
    header: optional(mapOf(source)),
    templates: optional(mapOf(template)),
    contentHandling: optional(choice(ContentHandling)),
  }),
);

const credentials: Properties = { credentialsRole: optional(role), credentialsPassthrough: optional(flag) };

const connection: Properties = {
  vpcLink: optional(construct),
  vpcLinkV2: optional(construct),
  integrationTarget: optional(text),
  tlsInsecureSkipVerification: optional(flag),
};

const custom: Properties = {
  request: optional(
    shape({
      ...mappings,
      templates: optional(mapOf(template)),
      passthroughBehavior: optional(choice(PassthroughBehavior)),
      contentHandling: optional(choice(ContentHandling)),
    }),
  ),
  responses: optional(responses),
  timeout: optional(duration),
  cacheKeyParameters: optional(listOf(source)),
  cacheNamespace: optional(text),
  ...credentials,
};

export const httpProxyProperties: Properties = {
  request: optional(shape(mappings)),
  timeout: optional(duration),
  cacheNamespace: optional(text),
  responseTransferMode: optional(choice(ResponseTransferMode)),
  httpMethod: optional(text),
  cacheKeyParameters: optional(listOf(source)),
  ...connection,
  ...credentials,
};

export const httpCustomProperties: Properties = { ...custom, ...connection, httpMethod: optional(text) };

export const awsServiceProperties: Properties = {
  ...custom,
  service: required(text),
  action: optional(text),
  actionParameters: optional(mapOf(text)),
  path: optional(text),
  subdomain: optional(text),
  region: optional(text),
  httpMethod: optional(text),
};

export const lambdaCustomProperties: Properties = {
  ...custom,
  allowTestInvoke: optional(flag),
  scopePermissionToMethod: optional(flag),
};

export const mockProperties: Properties = {
  requestTemplates: optional(mapOf(template)),
  passthroughBehavior: optional(choice(PassthroughBehavior)),
  responses: optional(responses),
};
