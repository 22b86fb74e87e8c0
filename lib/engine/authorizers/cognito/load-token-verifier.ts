/** The library that verifies tokens is loaded by the first API that needs it; in the handler it is a file of its own. */
export function loadTokenVerifier(): typeof import('./token-verifier').createTokenVerifier {
  return (require('./token-verifier') as typeof import('./token-verifier')).createTokenVerifier;
}
