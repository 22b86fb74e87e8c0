/** Errors that a person can put right, by name, so that no command loads what only another one needs; all others are defects of ours. */
const names: readonly string[] = ['UsageError', 'UnusableSource', 'UnreadableCases', 'UnreadableDocument', 'UnreadableFile'];

export function isOfThePerson(error: unknown): error is Error {
  return error instanceof Error && names.includes(error.name);
}
