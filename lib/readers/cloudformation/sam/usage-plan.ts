import { flagNode, listNode, mapNode, textNode } from '../../source/build';
import type { TreeNode } from '../../source/tree';
import type { TemplateResource } from '../template-resource';
import { types } from '../types';
import { textAt } from './document';
import { madeResource } from './made-resource';
import { member, ref } from './nodes';

const settings = ['UsagePlanName', 'Description', 'Quota', 'Tags', 'Throttle'];

/** A stage that a usage plan is made for. */
export interface PlannedStage {
  readonly api: TemplateResource;
  readonly stageId: string;
}

/** `Auth.UsagePlan` of an API: of its own, or one with all APIs of the template that say so. */
export function planKind(api: TemplateResource): 'PER_API' | 'SHARED' | undefined {
  const kind = textAt(api.properties.node, 'Auth', 'UsagePlan', 'CreateUsagePlan');
  return kind === 'PER_API' || kind === 'SHARED' ? kind : undefined;
}

/** The plan, its key and what joins them. Of several APIs with one plan the last one's settings count. */
export function usagePlan(prefix: string, stages: readonly PlannedStage[]): readonly TemplateResource[] {
  const last = stages.at(-1);
  if (last === undefined) return [];
  const { api } = last;
  const span = api.properties.node;
  const given = member(span, 'Auth', 'UsagePlan');
  const stagesAs = (idName: string, stageName: string): TreeNode =>
    listNode(
      stages.map((stage) =>
        mapNode(
          [
            [idName, ref(stage.api.logicalId, span)],
            [stageName, ref(stage.stageId, span)],
          ],
          span,
        ),
      ),
      span,
    );
  const ids = { plan: `${prefix}UsagePlan`, key: `${prefix}ApiKey` };
  const made = (logicalId: string, type: string, members: readonly (readonly [string, TreeNode | undefined])[]): TemplateResource =>
    madeResource(api, logicalId, type, members, span);
  return [
    made(ids.plan, types.usagePlan, [
      ['ApiStages', stagesAs('ApiId', 'Stage')],
      ...settings.map((name) => [name, member(given, name)] as const),
    ]),
    made(ids.key, types.apiKey, [
      ['Enabled', flagNode(true, span)],
      ['StageKeys', stagesAs('RestApiId', 'StageName')],
    ]),
    made(`${prefix}UsagePlanKey`, types.usagePlanKey, [
      ['KeyId', ref(ids.key, span)],
      ['KeyType', textNode('API_KEY', span)],
      ['UsagePlanId', ref(ids.plan, span)],
    ]),
  ];
}
