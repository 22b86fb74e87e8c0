import * as runtime from '../mapping/vtl/runtime';

/** What the source of compiled templates asks for; copied out of the module, whose members are getters in a bundle. */
export function templateLibrary(): unknown {
  return { ...runtime };
}
