/** Most APIs have no authorizer: they are loaded by the first one that has, and are a file of their own in the handler. */
export function loadAuthorizers(): typeof import('./authorizers') {
  return require('./authorizers') as typeof import('./authorizers');
}
