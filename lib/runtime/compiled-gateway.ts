import { createPlannedGateway, type Gateway, type GatewayOptions, NetworkHttpBackend, unsupportedParts } from '../engine/core';
import type { RenderTemplate } from '../mapping/vtl/runtime';
import type { ApiPlan, UnsupportedPart } from '../plan';
import { authorizersAtStart } from './authorizers-at-start';
import type { CompiledApi } from './compiled-api';
import { modelCompiler } from './model-compiler';
import { realServices } from './real-services';
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
export function compiledGateway(api: CompiledApi, env: NodeJS.ProcessEnv, given: GatewayOptions = {}): CompiledGateway {
  const http = given.http ?? new NetworkHttpBackend();
  const services = realServices(http, env);
  const options = { ...authorizersAtStart(env), aws: services, lambda: services, ...given, http };
  if (api.formatVersion !== formatVersion) {
    throw new CannotStart(
      `api.js was written for another version of index.js (${api.formatVersion}, not ${formatVersion}): synthesize both anew.`,
    );
  }
  const { plan, templates, models, allowUnsupported } = api.create(valuesAtStart(api.values, env), templateLibrary);
  const open = allowUnsupported || options.allowUnsupported === true || env['ALLOW_UNSUPPORTED'] === 'true';
  const refused = open ? [] : [...unsupportedParts(plan, options), ...unverified(plan, options)];
  if (refused.length > 0) throw new CannotStart(refusal(refused));
  const template = (id: string): RenderTemplate => {
    const render = Object.hasOwn(templates, id) ? templates[id] : undefined;
    if (!render) throw new CannotStart(`api.js has no template ${id}: synthesize it anew.`);
    return render;
  };
  const gateway = createPlannedGateway(
    plan,
    { templates: template, compileModels: modelCompiler(models) },
    { ...options, allowUnsupported: open, allowUnsigned: options.allowUnsigned ?? open },
  );
  if (given.http) return { gateway, plan };
  const close = async (): Promise<void> => {
    await gateway.close();
    await http.close();
  };
  return { gateway: { ...gateway, close }, plan };
}

/** On a laptop a signature need only be there; in front of somebody's data it is verified, or nobody comes in. */
function unverified({ methods }: ApiPlan, { callers, given }: GatewayOptions): readonly UnsupportedPart[] {
  const signed = callers || given ? [] : methods.filter(({ authorization }) => authorization === 'AWS_IAM');
  return signed.map(({ httpMethod, resourcePath }) => ({
    where: `${httpMethod} ${resourcePath}`,
    what: 'authorization by AWS_IAM: no callers are given whose signatures could be verified',
  }));
}

function refusal(unsupported: readonly UnsupportedPart[]): string {
  const lines = unsupported.map(({ where, what }) => `  ${where}: ${what}`);
  return `The handler does not run:\n${lines.join('\n')}\nSet ALLOW_UNSUPPORTED=true to serve it as open to everyone.`;
}
