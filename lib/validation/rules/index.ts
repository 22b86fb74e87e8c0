import type { Rule } from '../rule';
import { apiDescription, minimumCompressionSize } from './api/api-members';
import { documentationLocation } from './api/documentation-location';
import { endpointIpType, endpointType, endpointVpce } from './api/endpoint';
import { policyDocument } from './api/policy-document';
import {
  authorizerIdentitySource,
  authorizerIdentitySourceMissing,
  authorizerName,
  authorizerProviderArns,
  authorizerTtl,
  authorizerType,
  authorizerUri,
} from './authorizers/authorizer-members';
import { authorizationScopes, authorizationType, authorizerRequired, authorizerTypeMatch } from './authorizers/method-authorization';
import { awsProxyTarget, awsUriArn, awsUriFunction, awsUriPathOrAction } from './aws/aws-uri';
import { awsCredentialsMissing, callerCredentialsAuth, credentialsArn } from './aws/credentials';
import { credentialsCrossAccount } from './aws/credentials-cross-account';
import { lambdaProxyHttpMethod } from './aws/lambda-proxy-http-method';
import { domainCertificate, domainMtls } from './domains/domain-names';
import { vpcLink } from './domains/vpc-link';
import { gatewayResponseEmpty, gatewayResponseTarget, gatewayResponseType } from './gateway-responses/gateway-responses';
import { integrationHttpMethod, integrationUriMissing, vpcLinkConnectionId } from './integration/endpoint-members';
import { connectionType, contentHandling, integrationType, passthroughBehavior, responseTransferMode } from './integration/enumerations';
import { deploymentNoMethods, integrationMalformed, integrationMissing } from './integration/presence';
import { integrationTimeout, timeoutNeedsQuota } from './integration/timeout';
import { cacheKeyParameter } from './mapping/cache-key';
import { mappingExpression } from './mapping/mapping-expression';
import { mappingTarget, mappingUndeclaredParameter } from './mapping/request-mappings';
import { mappingRestrictedHeader } from './mapping/restricted-headers';
import { staticValueEncoding } from './mapping/static-value-encoding';
import { httpVerb } from './methods/http-verb';
import { methodDuplicate } from './methods/method-duplicate';
import { methodParameterKey, parameterName, parameterNameUnique } from './methods/parameters';
import { validatorName, validatorReference } from './methods/validators';
import { modelContentType, modelName } from './models/model-identity';
import { modelReference, modelReferenceMethod } from './models/model-references';
import { modelSchema } from './models/model-schema';
import { binaryWildcardBreaksMock, corsPreflightContentType, mockWithoutStatus } from './outcomes/mocks';
import { passthroughAlways415 } from './outcomes/passthrough-always-415';
import { proxyIgnoresSetting } from './outcomes/proxy-ignores-setting';
import { bodyValidationBypassed, modelWithoutValidator } from './outcomes/request-bodies';
import { stageVariableUndefined } from './outcomes/stage-variable-undefined';
import { pathPart } from './paths/path-part';
import { greedyChild, resourceDuplicate, variableSibling } from './paths/siblings';
import { partsOverLimit, reservedPath, resourcesNearLimit, stageVariableLimits } from './quotas/quotas';
import { integrationResponseMissingDefault, integrationResponseTwoDefaults } from './responses/default-response';
import { responseMappingNoMethodResponse, responseMappingTarget, responseMappingUndeclaredHeader } from './responses/response-mappings';
import { selectionPattern, selectionPatternNotAStatus, selectionPatternShadowed } from './responses/selection-patterns';
import { statusCode } from './responses/status-code';
import { stageDuplicate, stageName, stageVariableName, stageVariableValue } from './stages/stage-names';
import { canary, stageAccessLog, stageCacheTtl, stageMethodSetting } from './stages/stage-settings';
import { templateJsonPath } from './templates/template-json-path';
import { templateForbiddenDirective, templateUnknownFunction, templateUnknownVariable } from './templates/template-names';
import { templateOutputNotJson } from './templates/template-output';
import { templateContentType, templateSize, templateType } from './templates/template-shape';
import { templateSyntax } from './templates/template-syntax';
import { httpPort } from './uri/http-port';
import { httpUri } from './uri/http-uri';
import { proxyRootMissing } from './uri/proxy-root-missing';
import { pathMappingUnused, uriVariableUnmapped } from './uri/uri-variables';
import { apiKeyName, apiKeyValue } from './usage-plans/api-keys';
import { usagePlanQuota, usagePlanStage, usagePlanThrottleKey } from './usage-plans/usage-plans';

/** Every rule. Those that find something at one place are told in this order. */
export const rules: readonly Rule[] = [
  ...[minimumCompressionSize, apiDescription, policyDocument, endpointType, endpointVpce, endpointIpType, deploymentNoMethods],
  ...[resourcesNearLimit, partsOverLimit],
  ...[pathPart, greedyChild, variableSibling, resourceDuplicate, reservedPath, proxyRootMissing],
  ...[methodDuplicate, httpVerb, authorizationType, authorizerRequired, authorizationScopes, authorizerTypeMatch, validatorReference],
  ...[methodParameterKey, parameterName, parameterNameUnique, modelReferenceMethod, modelWithoutValidator],
  ...[integrationMissing, integrationMalformed, integrationType, integrationUriMissing, integrationHttpMethod],
  ...[httpUri, httpPort, awsUriArn, awsUriPathOrAction, awsProxyTarget, awsUriFunction, lambdaProxyHttpMethod],
  ...[connectionType, vpcLinkConnectionId, credentialsArn, awsCredentialsMissing, credentialsCrossAccount, callerCredentialsAuth],
  ...[integrationTimeout, timeoutNeedsQuota, passthroughBehavior, contentHandling, responseTransferMode, cacheKeyParameter],
  ...[uriVariableUnmapped, pathMappingUnused, mappingTarget, mappingExpression, mappingUndeclaredParameter, mappingRestrictedHeader],
  ...[staticValueEncoding],
  ...[templateContentType, templateType, templateSize, templateSyntax],
  ...[templateUnknownFunction, templateUnknownVariable, templateForbiddenDirective, templateJsonPath],
  ...[templateOutputNotJson],
  ...[passthroughAlways415, bodyValidationBypassed, mockWithoutStatus, corsPreflightContentType, binaryWildcardBreaksMock],
  ...[proxyIgnoresSetting, stageVariableUndefined],
  ...[integrationResponseMissingDefault, integrationResponseTwoDefaults],
  ...[selectionPattern, selectionPatternNotAStatus, selectionPatternShadowed, statusCode],
  ...[responseMappingTarget, responseMappingUndeclaredHeader, responseMappingNoMethodResponse],
  ...[modelName, modelSchema, modelReference, modelContentType, validatorName],
  ...[
    authorizerName,
    authorizerType,
    authorizerUri,
    authorizerIdentitySource,
    authorizerIdentitySourceMissing,
    authorizerProviderArns,
    authorizerTtl,
  ],
  ...[gatewayResponseType, gatewayResponseTarget, gatewayResponseEmpty, documentationLocation],
  ...[
    stageName,
    stageDuplicate,
    stageVariableName,
    stageVariableValue,
    stageVariableLimits,
    stageCacheTtl,
    stageMethodSetting,
    stageAccessLog,
    canary,
  ],
  ...[usagePlanQuota, usagePlanThrottleKey, usagePlanStage, apiKeyValue, apiKeyName],
  ...[vpcLink, domainCertificate, domainMtls],
];
