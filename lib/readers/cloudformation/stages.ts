import { type MethodSetting, type NamedValue, type Origin, type Stage, unresolved } from '../../definition';
import { type Members, present } from '../source';
import type { ApiContext } from './api-context';
import { readTags } from './tags';
import type { TemplateResource } from './template-resource';
import { types } from './types';

/** Stages of their own, and those that deployments make. */
export function readStages(context: ApiContext): readonly Stage[] {
  const own = context.ofThisApi(types.stage).map((stage) => ownStage(context, stage));
  const ofDeployments = context.ofThisApi(types.deployment).flatMap((deployment) => deploymentStage(context, deployment) ?? []);
  return [...own, ...ofDeployments];
}

function ownStage(context: ApiContext, { logicalId, properties, origin }: TemplateResource): Stage {
  const members = context.members(properties);
  return {
    name: members.text('StageName') ?? unresolved({ Ref: logicalId }),
    ...stageMembers(members),
    ...present({ canarySetting: canary(members.object('CanarySetting')) }),
    origin,
  };
}

function deploymentStage(context: ApiContext, { properties, origin }: TemplateResource): Stage | undefined {
  const members = context.members(properties);
  const name = members.text('StageName');
  const canarySettings = members.object('DeploymentCanarySettings');
  if (name === undefined) {
    if (canarySettings !== undefined) reportCanaryOfNoStage(context, origin);
    return undefined;
  }
  const description = members.object('StageDescription');
  return {
    name,
    ...(description ? stageMembers(description) : { variables: [], methodSettings: [] }),
    ...present({ canarySetting: canary(canarySettings ?? description?.object('CanarySetting')) }),
    isOfDeployment: true,
    origin,
  };
}

function reportCanaryOfNoStage({ problems }: ApiContext, origin: Origin): void {
  problems.add('canary', {
    message: 'The deployment is a canary, and names no stage.',
    origin,
    consequence: 'rejected',
    effect: 'The service refuses it: Non null and non empty stageName must be provided for canary deployment.',
    help: 'write StageName: the stage whose requests the canary takes a share of',
  });
}

function stageMembers(members: Members): Omit<Stage, 'name' | 'origin'> {
  const accessLog = members.object('AccessLogSetting');
  const tags = readTags(members);
  return {
    variables: namedValues(members, 'Variables'),
    methodSettings: members.list('MethodSettings').map((item) => methodSetting(members.at(item))),
    ...present({
      description: members.text('Description'),
      cacheClusterEnabled: members.flag('CacheClusterEnabled'),
      cacheClusterSize: members.text('CacheClusterSize'),
      tracingEnabled: members.flag('TracingEnabled'),
      clientCertificateId: members.text('ClientCertificateId'),
      documentationVersion: members.text('DocumentationVersion'),
      tags: tags.length > 0 ? tags : undefined,
      accessLogSetting: accessLog && present({ destinationArn: accessLog.text('DestinationArn'), format: accessLog.text('Format') }),
    }),
  };
}

function methodSetting(members: Members): MethodSetting {
  return {
    resourcePath: members.text('ResourcePath') ?? '/*',
    httpMethod: members.text('HttpMethod') ?? '*',
    ...present({
      cachingEnabled: members.flag('CachingEnabled'),
      cacheTtlInSeconds: members.number('CacheTtlInSeconds'),
      cacheDataEncrypted: members.flag('CacheDataEncrypted'),
      dataTraceEnabled: members.flag('DataTraceEnabled'),
      loggingLevel: members.text('LoggingLevel'),
      metricsEnabled: members.flag('MetricsEnabled'),
      throttlingBurstLimit: members.number('ThrottlingBurstLimit'),
      throttlingRateLimit: members.number('ThrottlingRateLimit'),
    }),
  };
}

function canary(members: Members | undefined): Stage['canarySetting'] {
  return (
    members && {
      stageVariableOverrides: namedValues(members, 'StageVariableOverrides'),
      ...present({
        deploymentId: members.text('DeploymentId'),
        percentTraffic: members.number('PercentTraffic'),
        useStageCache: members.flag('UseStageCache'),
      }),
    }
  );
}

function namedValues(members: Members, name: string): readonly NamedValue[] {
  const values = members.object(name);
  return members.map(name).flatMap(({ key }) => {
    const value = values?.text(key);
    return value === undefined ? [] : [{ name: key, value }];
  });
}
