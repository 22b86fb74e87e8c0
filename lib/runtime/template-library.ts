/** What the source of compiled templates asks for: a file beside the core in the bundle. */
export function templateLibrary(): unknown {
  return require('../mapping/vtl/runtime');
}
