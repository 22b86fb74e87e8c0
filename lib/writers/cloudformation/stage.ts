import type { CanarySetting, Json, JsonObject, MethodSetting, Stage } from '../../definition';
import { properties, propertiesOrNothing, property, propertyMap, tagList } from './properties';

/** Properties of `AWS::ApiGateway::Stage`. */
export function stageProperties(stage: Stage, api: string, deployment: string): JsonObject {
  return properties([
    ['RestApiId', { Ref: api }],
    ['DeploymentId', { Ref: deployment }],
    ['StageName', property(stage.name)],
    ['Description', property(stage.description)],
    ['Variables', propertyMap(stage.variables)],
    ['CacheClusterEnabled', property(stage.cacheClusterEnabled)],
    ['CacheClusterSize', property(stage.cacheClusterSize)],
    ['TracingEnabled', property(stage.tracingEnabled)],
    ['ClientCertificateId', property(stage.clientCertificateId)],
    ['DocumentationVersion', property(stage.documentationVersion)],
    ['Tags', tagList(stage.tags ?? [])],
    [
      'AccessLogSetting',
      propertiesOrNothing([
        ['DestinationArn', property(stage.accessLogSetting?.destinationArn)],
        ['Format', property(stage.accessLogSetting?.format)],
      ]),
    ],
    ['CanarySetting', stage.canarySetting && canarySetting(stage.canarySetting)],
    ['MethodSettings', stage.methodSettings.length === 0 ? undefined : stage.methodSettings.map(methodSetting)],
  ]);
}

function canarySetting(setting: CanarySetting): Json {
  return properties([
    ['DeploymentId', property(setting.deploymentId)],
    ['PercentTraffic', property(setting.percentTraffic)],
    ['StageVariableOverrides', propertyMap(setting.stageVariableOverrides)],
    ['UseStageCache', property(setting.useStageCache)],
  ]);
}

function methodSetting(setting: MethodSetting): Json {
  return properties([
    ['ResourcePath', property(setting.resourcePath)],
    ['HttpMethod', property(setting.httpMethod)],
    ['CachingEnabled', property(setting.cachingEnabled)],
    ['CacheTtlInSeconds', property(setting.cacheTtlInSeconds)],
    ['CacheDataEncrypted', property(setting.cacheDataEncrypted)],
    ['DataTraceEnabled', property(setting.dataTraceEnabled)],
    ['LoggingLevel', property(setting.loggingLevel)],
    ['MetricsEnabled', property(setting.metricsEnabled)],
    ['ThrottlingBurstLimit', property(setting.throttlingBurstLimit)],
    ['ThrottlingRateLimit', property(setting.throttlingRateLimit)],
  ]);
}
