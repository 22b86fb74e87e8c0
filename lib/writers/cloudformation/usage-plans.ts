import { isLiteral, type Json, type JsonObject, type ThrottleSettings, type UsagePlan, type Value } from '../../definition';
import type { LogicalIds } from './logical-ids';
import { properties, propertiesOrNothing, property, resource } from './properties';

export interface PlannedApi {
  readonly api: string;
  /** Logical id of a stage by its name. */
  readonly stages: ReadonlyMap<string, string>;
  /** Logical id of an API key by its name. */
  readonly keys: ReadonlyMap<string, string>;
}

/** `AWS::ApiGateway::UsagePlan` and an `AWS::ApiGateway::UsagePlanKey` for each key in it. */
export function usagePlanResources(
  id: string,
  plan: UsagePlan,
  { api, stages, keys }: PlannedApi,
  ids: LogicalIds,
): readonly (readonly [string, JsonObject])[] {
  const members = properties([
    ['UsagePlanName', property(plan.name)],
    [
      'ApiStages',
      plan.apiStages.map(({ stage, throttle }) =>
        properties([
          ['ApiId', { Ref: api }],
          ['Stage', stageReference(stage, stages)],
          ['Throttle', propertiesOrNothing(throttle.map(({ key, ...limits }) => [key, throttleSettings(limits)]))],
        ]),
      ),
    ],
    [
      'Quota',
      propertiesOrNothing([
        ['Limit', property(plan.quota?.limit)],
        ['Offset', property(plan.quota?.offset)],
        ['Period', property(plan.quota?.period)],
      ]),
    ],
    ['Throttle', plan.throttle && throttleSettings(plan.throttle)],
  ]);
  const keysOfPlan = plan.apiKeys.flatMap((key) => {
    const keyId = keys.get(key);
    const member = keyId && { KeyId: { Ref: keyId }, KeyType: 'API_KEY', UsagePlanId: { Ref: id } };
    return member ? [resource(ids.take(`${id}${keyId}`), 'AWS::ApiGateway::UsagePlanKey', member)] : [];
  });
  return [resource(id, 'AWS::ApiGateway::UsagePlan', members), ...keysOfPlan];
}

function stageReference(stage: Value<string>, stages: ReadonlyMap<string, string>): Json {
  const id = isLiteral(stage) ? stages.get(stage) : undefined;
  return id === undefined ? (property(stage) as Json) : { Ref: id };
}

function throttleSettings({ burstLimit, rateLimit }: ThrottleSettings): JsonObject {
  return properties([
    ['BurstLimit', property(burstLimit)],
    ['RateLimit', property(rateLimit)],
  ]);
}
