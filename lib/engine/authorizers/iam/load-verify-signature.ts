/** The library that signs is loaded by the first call whose signature is verified; in the handler it is a file of its own. */
export function loadVerifySignature(): typeof import('./verify-signature').verifySignature {
  return (require('./verify-signature') as typeof import('./verify-signature')).verifySignature;
}
