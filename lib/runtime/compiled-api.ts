import type { RenderTemplate } from '../mapping/vtl/runtime';
import type { ApiPlan } from '../plan';

/** What `api.js`, written at synth, holds. */
export interface CompiledApi {
  readonly formatVersion: number;
  /** What synth could not know, in the order in which {@link create} takes the values. */
  readonly values: readonly ValueAtStart[];
  /** Asks for the library where the API has templates. */
  readonly create: (values: readonly string[], library: () => unknown) => CompiledParts;
}

export interface ValueAtStart {
  /** Environment variable that holds it. */
  readonly variable: string;
  /** What it is, for people: `Nlb.DNSName`. */
  readonly meaning: string;
  readonly fallback?: string;
}

export interface CompiledParts {
  readonly plan: ApiPlan;
  readonly allowUnsupported: boolean;
  /** The function of a template, by the template's id. */
  readonly templates: Readonly<Record<string, RenderTemplate>>;
  readonly models?: CompiledModels;
}

export interface CompiledModels {
  /** Name of a model and name of its check. */
  readonly names: readonly (readonly [model: string, check: string])[];
  readonly define: (exports: Record<string, unknown>, require: (name: string) => unknown) => void;
}
