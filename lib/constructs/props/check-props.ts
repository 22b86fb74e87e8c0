import { fault } from './fault';
import { isMap, type Property, shown } from './kind';

/** Properties of a class by name, as code without types has to give them. */
export type Properties = Readonly<Record<string, Property>>;

/**
 * Refuses properties that code without types has left out, or given as something else, with an error that says what to write. The
 * compiler refuses the same mistakes in TypeScript.
 *
 * @param owner name of the class
 * @throws Error on the first such property
 */
export function checkProps(owner: string, props: unknown, properties: Properties): void {
  if (!isMap(props)) {
    const wanted = Object.keys(properties).filter((name) => properties[name].required);
    const such = wanted.length > 0 ? ` with ${wanted.join(', ')}` : '';
    throw fault(`${owner} was given ${shown(props)} where it takes its properties: write an object${such}`);
  }
  for (const [name, { kind, required }] of Object.entries(properties)) {
    const value = props[name];
    if (value === undefined) {
      if (required) throw fault(`${owner} needs ${name}, which must be ${kind.name}`);
      continue;
    }
    const problem = kind.problem(value, name);
    if (problem !== undefined) throw fault(`${owner}: ${problem}`);
  }
}

/** The same of one argument. */
export function checkArgument(owner: string, name: string, value: unknown, property: Property): void {
  checkProps(owner, { [name]: value }, { [name]: property });
}
