/** What a reference to a local file gives. */
export type LocalFile = { readonly text: string; readonly file: string } | { readonly refused: string };

/**
 * Finds local files that documents and templates refer to. Readers touch no file themselves: who reads from a folder gives this.
 * @param reference as it is written, a path relative to the file that refers
 * @param from that file, as its reader was given it
 */
export type LocalFiles = (reference: string, from: string) => LocalFile;

/** True for references that lead to the network or to another machine. */
export function isRemote(reference: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]+:|\/\/)/i.test(reference);
}
