import { isLiteral, type Json, type JsonObject, type ThrottleSettings, type UsagePlan, type Value } from '../../definition';
import type { LogicalIds } from './logical-ids';
import { properties, propertiesOrNothing, property } from './properties';

export interface PlannedApi {
  readonly api: string;
  /** Logical id of a stage by its name. */
  readonly stages: ReadonlyMap<string, string>;
  /** Logical id of an API key by its name. */
  readonly keys: ReadonlyMap<string, string>;
}

/** `AWS::ApiGateway::UsagePlan` and an `AWS::ApiGateway::UsagePlanKey` for each key in it. */
export function usagePlanResources(plan: UsagePlan, { api, stages, keys }: PlannedApi, ids: LogicalIds): readonly [string, JsonObject][] {
  const name = plan.name !== undefined && isLiteral(plan.name) ? plan.name : '';
  const id = ids.take(plan.origin.logicalId ?? `UsagePlan${name}`);
  const resource: JsonObject = {
    Type: 'AWS::ApiGateway::UsagePlan',
    Properties: properties([
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
    ]),
  };
  const members = plan.apiKeys.flatMap((key): [string, JsonObject][] => {
    const keyId = keys.get(key);
    if (keyId === undefined) return [];
    const member = { KeyId: { Ref: keyId }, KeyType: 'API_KEY', UsagePlanId: { Ref: id } };
    return [[ids.take(`${id}${keyId}`), { Type: 'AWS::ApiGateway::UsagePlanKey', Properties: member }]];
  });
  return [[id, resource], ...members];
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
