import { JavaList, JavaMap, type JavaValue, javaText } from '../values';
import type { TemplateVariables } from '../vtl/runtime';

/** A parameter that a template overrides, with its values: several where it was given a list. */
export type Override = readonly [name: string, values: readonly string[]];

export interface RequestOverrides {
  readonly path: readonly Override[];
  readonly querystring: readonly Override[];
  readonly header: readonly Override[];
}

export interface ResponseOverrides {
  readonly header: readonly Override[];
  /** As the template wrote it. */
  readonly status: string | undefined;
}

/** What templates have set in `$context.requestOverride`. */
export function requestOverrides(variables: TemplateVariables): RequestOverrides {
  const override = member(variables.context, 'requestOverride');
  return { path: entriesOf(override, 'path'), querystring: entriesOf(override, 'querystring'), header: entriesOf(override, 'header') };
}

/** What templates have set in `$context.responseOverride`. */
export function responseOverrides(variables: TemplateVariables): ResponseOverrides {
  const override = member(variables.context, 'responseOverride');
  const status = member(override, 'status');
  return { header: entriesOf(override, 'header'), status: status === null ? undefined : javaText(status) };
}

function member(value: JavaValue, name: string): JavaValue {
  return value instanceof JavaMap ? value.get(name) : null;
}

function entriesOf(override: JavaValue, place: string): Override[] {
  const map = member(override, place);
  if (!(map instanceof JavaMap)) return [];
  return Array.from(map.walk(), ([name, value]) => [javaText(name), textsOf(value)] as const);
}

function textsOf(value: JavaValue): string[] {
  if (value === null) return [];
  return value instanceof JavaList ? value.items.filter((item) => item !== null).map(javaText) : [javaText(value)];
}
