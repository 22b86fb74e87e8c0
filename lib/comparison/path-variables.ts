import { isLiteral, type Value } from '../definition';
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
