/** Loaded with the first body that is compressed: a start should not wait for it. */
export function loadZlib(): typeof import('node:zlib') {
  return require('node:zlib') as typeof import('node:zlib');
}
