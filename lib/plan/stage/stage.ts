import type { ApiDefinition, CanarySetting, NamedValue, Stage } from '../../definition';
import type { PlanOptions } from '../plan-options';
import type { Resolver } from '../resolver';
import { substitutionPieces } from '../substitution-pieces';
import type { CanaryPlan, NamedText, StagePlan } from './stage-plan';

/** The stage as it is defined, with what the options lay over it. */
export interface ChosenStage {
  readonly name: string;
  readonly defined: Partial<Stage>;
}

/** The stage that is run: the one of that name, else the first. */
export function chosenStage(api: ApiDefinition, { stage = {} }: PlanOptions, resolver: Resolver): ChosenStage {
  const name = stage.name ?? resolver.text(api.stages[0]?.name) ?? 'test';
  const defined = api.stages.find((candidate) => resolver.text(candidate.name) === name);
  const { methodSettings = [], ...others } = stage.settings ?? {};
  return { name, defined: { ...defined, ...others, methodSettings: [...(defined?.methodSettings ?? []), ...methodSettings] } };
}

export function stagePlan({ name, defined }: ChosenStage, { stage = {} }: PlanOptions, resolver: Resolver): StagePlan {
  const variables = overlaid([], defined.variables ?? [], resolver);
  for (const [variable, value] of Object.entries(stage.variables ?? {})) variables.set(variable, value);
  const accessLogFormat = resolver.text(defined.accessLogSetting?.format);
  const hasCluster = resolver.boolean(defined.cacheClusterEnabled);
  return {
    name,
    variables: [...variables],
    ...(hasCluster && { cacheBytes: clusterBytes(resolver.text(defined.cacheClusterSize)) }),
    ...(accessLogFormat && { accessLog: substitutionPieces(accessLogFormat) }),
    ...(defined.canarySetting && { canary: canaryPlan(defined.canarySetting, [...variables], resolver) }),
  };
}

const gibibyte = 1024 ** 3;

/** The size is the name of a kind of cluster, in GB; the smallest one where nobody says. */
function clusterBytes(size: string | undefined): number {
  const number = Number(size);
  return (number > 0 && number <= 237 ? number : 0.5) * gibibyte;
}

function canaryPlan(setting: CanarySetting, variables: readonly NamedText[], resolver: Resolver): CanaryPlan {
  const percent = resolver.number(setting.percentTraffic) ?? 0;
  return {
    percentTraffic: Math.min(100, Math.max(0, percent)),
    variables: [...overlaid(variables, setting.stageVariableOverrides, resolver)],
    useStageCache: resolver.boolean(setting.useStageCache),
  };
}

function overlaid(variables: readonly NamedText[], others: readonly NamedValue[], resolver: Resolver): Map<string, string> {
  return new Map([...variables, ...others.map(({ name, value }): NamedText => [name, resolver.text(value)])]);
}
