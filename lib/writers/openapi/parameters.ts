import type { Method, ParameterLocation, RequestParameter, Value } from '../../definition';
import { parseMethodRequestParameter } from '../../mapping/expressions';
import { type Draft, object } from './draft';
import { constant } from './values';
import type { Writing } from './writing';

const places: Readonly<Record<ParameterLocation, string>> = { path: 'path', querystring: 'query', header: 'header' };
const variable = /\{([^{}+]+)\+?\}/g;

/** The `parameters` of an operation, bodies aside. */
export function parameters(method: Method, path: string, where: string, writing: Writing): readonly Draft[] {
  const written = new Set<string>();
  const add = (location: ParameterLocation, name: string, required: Value<boolean>, description?: string): Draft[] => {
    const key = `${location}.${name}`;
    if (written.has(key)) return [];
    written.add(key);
    return [parameter(location, name, required, description, writing)];
  };
  // The import declares variables that only the path names by itself, other tools want to read of them.
  const variables = [...path.matchAll(variable)].map((match) => match[1]);
  const implicit = writing.portable ? variables : [];
  return [
    ...declared(method.requestParameters, where, writing).flatMap(({ location, name, required, description }) => {
      if (location !== 'path' || !writing.portable || variables.includes(name)) return add(location, name, required, description);
      writing.warn(`${where}: the path has no variable ${name}; its parameter is left out.`);
      return [];
    }),
    ...implicit.flatMap((name) => add('path', name, true)),
  ];
}

interface Declared {
  readonly location: ParameterLocation;
  readonly name: string;
  readonly required: Value<boolean>;
  readonly description?: string;
}

function declared(list: readonly RequestParameter[], where: string, writing: Writing): readonly Declared[] {
  return list.flatMap(({ key, required, implicit, description }) => {
    if (implicit === true && !writing.portable) return [];
    const parsed = parseMethodRequestParameter(key);
    if (parsed) return [{ ...parsed, required, description }];
    writing.warn(`${where}: ${key} is no method request parameter; left out. Write method.request.path|querystring|header.NAME.`);
    return [];
  });
}

function parameter(
  location: ParameterLocation,
  name: string,
  required: Value<boolean>,
  description: string | undefined,
  writing: Writing,
): Draft {
  return object([
    ['name', name],
    ['in', places[location]],
    ['description', description],
    // Both specifications know path parameters as required ones only.
    ['required', location === 'path' && writing.portable ? true : constant(required, false)],
    ...(writing.version === '3.0' ? ([['schema', { type: 'string' }]] as const) : ([['type', 'string']] as const)),
  ]);
}
