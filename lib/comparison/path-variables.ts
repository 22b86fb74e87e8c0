import { type Integration, isLiteral, type Value } from '../definition';
import { meaningOf } from './meaning';
import { variableNames } from './paths';

/** How texts that name the variables of a path read with the names that these have now. */
export interface Renaming {
  /** Names of before to those of now. */
  readonly names: ReadonlyMap<string, string>;
  readonly expression: (text: Value<string>) => Value<string>;
  readonly template: (text: Value<string>) => Value<string>;
}

/** Variables keep their places, whatever they are called. */
export function renamingBetween(before: string, after: string): Renaming {
  const [was, is] = [variableNames(before), variableNames(after)];
  const names = new Map(was.flatMap((name, index) => (is[index] === undefined || is[index] === name ? [] : [[name, is[index]] as const])));
  if (names.size === 0) return { names, expression: (text) => text, template: (text) => text };
  const renamed = (name: string) => names.get(name) ?? name;
  return {
    names,
    expression: (text) =>
      isLiteral(text)
        ? text.replace(/^(method\.request\.path\.)(.*)$/s, (_, place: string, name: string) => `${place}${renamed(name)}`)
        : text,
    template: (text) => (isLiteral(text) ? renamedInTemplate(text, renamed) : text),
  };
}

/** `$input.params('id')` and `$input.params().path.id`; other ways to name a variable are compared by their text. */
function renamedInTemplate(template: string, renamed: (name: string) => string): string {
  return template
    .replace(
      /(\$!?\{?input\.params\((['"]))([\w.-]+)(\2\))/g,
      (_, open: string, _quote, name: string, close: string) => `${open}${renamed(name)}${close}`,
    )
    .replace(/(\$!?\{?input\.params\(\)\.path\.)(\w[\w-]*)/g, (_, open: string, name: string) => `${open}${renamed(name)}`);
}

/** Variables of an endpoint's URL, which nobody but the mapping to them knows; those of stages are others. */
const urlVariable = /(?<!\$)\{([\w.-]+)\}/g;

/** The integration with the variables of its URL by the names that another one has at the same places. */
export function withVariablesOf(integration: Integration, other: Integration): Integration {
  const [was, is] = [meaningOf(integration.uri), meaningOf(other.uri)];
  if (was === is || other.uri === undefined || was.replace(urlVariable, '{}') !== is.replace(urlVariable, '{}')) return integration;
  const [before, after] = [was, is].map((text) => Array.from(text.matchAll(urlVariable), ([, name]) => name));
  const names = new Map(before?.map((name, index) => [name, after?.[index] ?? name]));
  const isOneToOne = before?.every((name, index) => names.get(name) === after?.[index]) && new Set(names.values()).size === names.size;
  if (!isOneToOne) return integration;
  const renamed = (text: string) =>
    text.replace(/^(integration\.request\.path\.)(.*)$/s, (_, place: string, name: string) => `${place}${names.get(name) ?? name}`);
  const targets = new Set(other.requestParameters.map(({ target }) => target));
  // A variable that nothing maps to any more is another matter than a name.
  if (integration.requestParameters.some(({ target }) => renamed(target) !== target && !targets.has(renamed(target)))) return integration;
  return {
    ...integration,
    uri: other.uri,
    requestParameters: integration.requestParameters.map((mapping) => ({ ...mapping, target: renamed(mapping.target) })),
    cacheKeyParameters: integration.cacheKeyParameters.map((key) => (isLiteral(key) ? renamed(key) : key)),
  };
}
