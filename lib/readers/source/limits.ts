/** Nesting that no real document comes near; it bounds every recursion over a document. */
export const maximumDepth = 500;

/** Values that the aliases of a YAML document may add to what is written (a "billion laughs" document adds more). */
export const maximumAliasValues = 1_000_000;

/** Characters of a text that is read at all. The service takes 6 MB. */
export const maximumTextLength = 64 * 1024 * 1024;
