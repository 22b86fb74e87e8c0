import type { RequestParameter } from '../../definition';
import { pathVariables } from '../parts/resource-path';
import type { Cursor } from '../source';
import type { OpenApiContext } from './context';
import { followReference } from './references';

const locations = new Map([
  ['path', 'path'],
  ['query', 'querystring'],
  ['header', 'header'],
]);

/** The parameters of an operation, those of its path item included; one of the operation replaces one of the path item. */
export function operationParameters(context: OpenApiContext, pathItem: Cursor, operation: Cursor, where: string): readonly Cursor[] {
  const parameters = new Map<string, Cursor>();
  for (const owner of [pathItem, operation]) {
    for (const item of context.members(owner, where, 'methodRequest').list('parameters')) {
      const parameter = followReference(context, item, where);
      if (parameter !== undefined) parameters.set(`${parameter.get('in')?.text} ${parameter.get('name')?.text}`, parameter);
    }
  }
  return [...parameters.values()];
}

/** What the method declares: its parameters, and each variable of the path that nobody declares. */
export function requestParameters(
  context: OpenApiContext,
  parameters: readonly Cursor[],
  path: string,
  pathItem: Cursor,
  where: string,
): readonly RequestParameter[] {
  const declared = parameters.flatMap((parameter) => requestParameter(context, parameter, where) ?? []);
  const keys = new Set(declared.map(({ key }) => key));
  const implicit = pathVariables(path)
    .map((name) => `method.request.path.${name}`)
    .filter((key) => !keys.has(key))
    .map((key): RequestParameter => ({ key, required: true, implicit: true, origin: pathItem.origin() }));
  return [...declared, ...implicit];
}

function requestParameter(context: OpenApiContext, parameter: Cursor, where: string): RequestParameter | undefined {
  const members = context.members(parameter, where, 'methodRequest');
  const place = parameter.get('in')?.text;
  const name = parameter.get('name')?.text;
  if (place === 'body') return undefined;
  const location = locations.get(place ?? '');
  if (location === undefined || name === undefined) {
    context.problems.add('parameter-ignored', {
      message:
        name === undefined
          ? 'A parameter without a name is left out.'
          : `The parameter ${name} is left out: REST APIs have parameters in path, query and header, not in ${place ?? 'nothing'}.`,
      origin: parameter.origin(),
      where,
      part: 'methodRequest',
    });
    return undefined;
  }
  const description = parameter.get('description')?.text;
  return {
    key: `method.request.${location}.${name}`,
    required: members.flag('required') ?? location === 'path',
    ...(description !== undefined && { description }),
    origin: parameter.origin(),
  };
}
