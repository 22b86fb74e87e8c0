import type { ApiKey, ThrottleSettings, UsagePlan, UsagePlanStage, Value } from '../../definition';
import { type Cursor, type Members, present } from '../source';
import type { ApiContext, TemplateContext } from './api-context';
import type { TemplateResource } from './template-resource';
import { types } from './types';

/** The usage plans that have a stage of this API. */
export function readUsagePlans(context: ApiContext): readonly UsagePlan[] {
  return plansOf(context).map((plan) => readUsagePlan(context, plan, (stage) => context.isThisApi(stage.get('ApiId'))));
}

/** A usage plan with those of its stages that are wanted. */
export function readUsagePlan(context: TemplateContext, plan: TemplateResource, isWanted: (stage: Cursor) => boolean): UsagePlan {
  const members = context.members(plan.properties);
  const quota = members.object('Quota');
  const throttle = members.object('Throttle');
  return {
    ...present({
      name: members.text('UsagePlanName'),
      quota: quota && present({ limit: quota.number('Limit'), offset: quota.number('Offset'), period: quota.text('Period') }),
      throttle: throttle && throttleSettings(throttle),
    }),
    apiStages: stagesOf(context, members, isWanted),
    apiKeys: keysOf(context, plan).map(keyName),
    origin: plan.origin,
  };
}

/** The API keys of those plans, and those that name a stage of this API themselves. */
export function readApiKeys(context: ApiContext): readonly ApiKey[] {
  const planned = new Set(plansOf(context).flatMap((plan) => keysOf(context, plan)));
  return context.resources
    .ofType(types.apiKey)
    .filter(
      (key) =>
        planned.has(key) ||
        key.properties
          .get('StageKeys')
          ?.items()
          .some((stage) => context.isThisApi(stage.get('RestApiId'))),
    )
    .map((key) => readApiKey(context, key));
}

export function readApiKey(context: TemplateContext, key: TemplateResource): ApiKey {
  const members = context.members(key.properties);
  return {
    name: keyName(key),
    ...present({ value: members.text('Value') }),
    enabled: members.flag('Enabled') ?? false,
    origin: key.origin,
  };
}

function plansOf(context: ApiContext): readonly TemplateResource[] {
  return context.resources.ofType(types.usagePlan).filter(({ properties }) =>
    properties
      .get('ApiStages')
      ?.items()
      .some((stage) => context.isThisApi(stage.get('ApiId'))),
  );
}

function keysOf(context: TemplateContext, plan: TemplateResource): readonly TemplateResource[] {
  return context.resources
    .ofType(types.usagePlanKey)
    .filter(({ properties }) => context.resources.referred(properties.get('UsagePlanId'), types.usagePlan) === plan)
    .flatMap(({ properties }) => context.resources.referred(properties.get('KeyId'), types.apiKey) ?? []);
}

function keyName({ logicalId, properties }: TemplateResource): string {
  const name = properties.get('Name');
  return name?.unresolved === undefined && name?.text ? name.text : logicalId;
}

function stagesOf(context: TemplateContext, members: Members, isWanted: (stage: Cursor) => boolean): readonly UsagePlanStage[] {
  return members.list('ApiStages').flatMap((item) => {
    if (!isWanted(item)) return [];
    const stage = members.at(item);
    const throttle = stage.object('Throttle');
    return {
      stage: stageName(context, item.get('Stage')) ?? '',
      throttle: stage.map('Throttle').map(({ key }) => ({ key, ...throttleSettings(throttle?.object(key)) })),
    };
  });
}

function stageName(context: TemplateContext, property: Cursor | undefined): Value<string> | undefined {
  const stage = context.resources.referred(property, types.stage)?.properties.get('StageName');
  return stage?.text ?? property?.unresolved ?? property?.text;
}

function throttleSettings(members: Members | undefined): ThrottleSettings {
  return present({ burstLimit: members?.number('BurstLimit'), rateLimit: members?.number('RateLimit') });
}
