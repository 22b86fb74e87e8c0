import type { MethodSetting } from '../../definition';
import type { Resolver } from '../resolver';

/** The settings of a method, from the most general to its own. */
export interface MethodSettings {
  readonly merged: Partial<MethodSetting>;
  /** What is said of this very method, path and verb. */
  readonly own: Partial<MethodSetting>;
}

/** Finds the settings of a method: what stands nearer to it goes first, member by member. */
export function methodSettings(settings: readonly MethodSetting[], resolver: Resolver): (path: string, verb: string) => MethodSettings {
  const byKey = new Map<string, Partial<MethodSetting>>();
  for (const setting of settings) {
    const key = `${resourcePath(resolver.text(setting.resourcePath))} ${resolver.text(setting.httpMethod).toUpperCase()}`;
    byKey.set(key, { ...byKey.get(key), ...setting });
  }
  return (path, verb) => {
    const own = byKey.get(`${path} ${verb}`) ?? {};
    return { own, merged: { ...byKey.get('/* *'), ...byKey.get(`/* ${verb}`), ...byKey.get(`${path} *`), ...own } };
  };
}

/** `/~1pets~1{petId}` is `/pets/{petId}` as a JSON pointer has it; `/*` and `*` are every path, and a plain path is itself. */
function resourcePath(text: string): string {
  if (text === '*' || text === '/*') return '/*';
  const pointer = /^\/?(~1.*)$/.exec(text)?.[1];
  const path = pointer === undefined ? text : pointer.replaceAll('~1', '/').replaceAll('~0', '~');
  return path.startsWith('/') ? path : `/${path}`;
}
