import type * as apigateway from 'aws-cdk-lib/aws-apigateway';
import { afterCfnMethod } from './after-cfn-method';
import { leaveBeyondCloudFormation } from './beyond-cloudformation';
import { cacheKeys } from './cache-keys';
import type { CustomIntegrationOptions } from './custom-integration-options';
import type { LateToken } from './deployment-token';
import { givenResponses, integrationResponses, responseDeclarations } from './integration-responses';
import { declareOnMethod } from './method-declarations';
import { mappingExpressions, requestParameters } from './request-parameters';
import { noteInAssembly, templateFiles } from './template-files';
import { type Announced, requestTemplates, templateSources } from './templates-in-place';

/** What an integration adds to what CDK's own one renders. */
export interface BoundMapping {
  readonly options: apigateway.IntegrationOptions;
  /** Changes when, and only when, what is added to the declarations on the method changes. */
  readonly deploymentToken?: LateToken;
}

/** Members of CDK's options that do not depend on the method; checked when the integration is made, at the person's line. */
export function unboundOptions(props: CustomIntegrationOptions, announced: Announced): apigateway.IntegrationOptions {
  const mappedType = Object.keys(props.request?.header ?? {}).some((name) => name.toLowerCase() === 'content-type');
  return {
    cacheKeyParameters: cacheKeys(props.cacheKeyParameters),
    cacheNamespace: props.cacheNamespace,
    contentHandling: props.request?.contentHandling,
    integrationResponses: integrationResponses(givenResponses(props.responses)),
    passthroughBehavior: props.request?.passthroughBehavior,
    requestTemplates: requestTemplates(props.request?.templates, (mediaType) => !mappedType && announced(mediaType)),
    timeout: props.timeout,
  };
}

/** Maps parameters on the method, declares there what is read and set, and leaves there which files the templates are from. */
export function bindMapping(props: CustomIntegrationOptions, url: string, method: apigateway.Method): BoundMapping {
  const parameters = requestParameters(props.request ?? {}, url, method);
  const responses = givenResponses(props.responses);
  const files = templateFiles(props);
  if (files.length > 0) {
    afterCfnMethod(method, (cfnMethod) => leaveBeyondCloudFormation(cfnMethod, { templateFiles: files }));
    noteInAssembly(method, files);
  }
  const deploymentToken = declareOnMethod(method, {
    reads: [
      ...parameters.values(),
      ...templateSources(props.request?.templates),
      ...responses.flatMap(({ templates }) => templateSources(templates)),
      ...(props.cacheKeyParameters ?? []),
    ],
    answers: responseDeclarations(responses),
  });
  return { options: { requestParameters: mappingExpressions(parameters) }, deploymentToken };
}
