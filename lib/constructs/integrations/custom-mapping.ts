import type * as apigateway from 'aws-cdk-lib/aws-apigateway';
import { afterCfnMethod } from './after-cfn-method';
import { leaveBeyondCloudFormation } from './beyond-cloudformation';
import { cacheKeys } from './cache-keys';
import type { CustomIntegrationOptions } from './custom-integration-options';
import { givenResponses, integrationResponses, responseDeclarations } from './integration-responses';
import { declareOnMethod } from './method-declarations';
import { mappingExpressions, requestParameters } from './request-parameters';
import { noteInAssembly, templateFiles } from './template-files';
import { type Announced, requestTemplates, templateSources } from './templates-in-place';

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

/**
 * Maps parameters on the method, declares there what is read and set, and leaves there which files the templates are from.
 *
 * @returns what is added to the options that CDK's own integration renders
 */
export function bindMapping(props: CustomIntegrationOptions, url: string, method: apigateway.Method): apigateway.IntegrationOptions {
  const parameters = requestParameters(props.request ?? {}, url, method);
  const responses = givenResponses(props.responses);
  const files = templateFiles(props);
  if (files.length > 0) {
    afterCfnMethod(method, (cfnMethod) => leaveBeyondCloudFormation(cfnMethod, { templateFiles: files }));
    noteInAssembly(method, files);
  }
  declareOnMethod(method, {
    reads: [
      ...parameters.values(),
      ...templateSources(props.request?.templates),
      ...responses.flatMap(({ templates }) => templateSources(templates)),
      ...(props.cacheKeyParameters ?? []),
    ],
    answers: responseDeclarations(responses),
  });
  return { requestParameters: mappingExpressions(parameters) };
}
