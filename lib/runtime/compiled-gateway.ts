import { createPlannedGateway, type Gateway, type GatewayOptions } from '../engine/core';
import type { RenderTemplate } from '../mapping/vtl/runtime';
import type { ApiPlan } from '../plan';
import type { CompiledApi } from './compiled-api';
import { modelCompiler } from './model-compiler';
import { templateLibrary } from './template-library';
import { CannotStart, valuesAtStart } from './values-at-start';

/** The form of `api.js` that this core reads. */
const formatVersion = 1;

/** A gateway, and the plan that it runs. */
export interface CompiledGateway {
  readonly gateway: Gateway;
  readonly plan: ApiPlan;
}

/**
 * Makes a gateway of an API that was compiled at synth.
 *
 * @param env where values stand that synth could not know
 * @throws CannotStart
 */
export function compiledGateway(api: CompiledApi, env: NodeJS.ProcessEnv, options: GatewayOptions = {}): CompiledGateway {
  if (api.formatVersion !== formatVersion) {
    throw new CannotStart(
      `api.js was written for another version of index.js (${api.formatVersion}, not ${formatVersion}): synthesize both anew.`,
    );
  }
  const { plan, templates, models, allowUnsupported } = api.create(valuesAtStart(api.values, env), templateLibrary);
  const open = allowUnsupported || options.allowUnsupported === true || env['ALLOW_UNSUPPORTED'] === 'true';
  if (!open && options.given === undefined && plan.unsupported.length > 0) throw new CannotStart(refusal(plan));
  const template = (id: string): RenderTemplate => {
    const render = Object.hasOwn(templates, id) ? templates[id] : undefined;
    if (!render) throw new CannotStart(`api.js has no template ${id}: synthesize it anew.`);
    return render;
  };
  const gateway = createPlannedGateway(
    plan,
    { templates: template, compileModels: modelCompiler(models) },
    { ...options, allowUnsupported: open },
  );
  return { gateway, plan };
}

function refusal({ unsupported }: ApiPlan): string {
  const lines = unsupported.map(({ where, what }) => `  ${where}: ${what}`);
  return `The handler does not run:\n${lines.join('\n')}\nSet ALLOW_UNSUPPORTED=true to serve it as open to everyone.`;
}
