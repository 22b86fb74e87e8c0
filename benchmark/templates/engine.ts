import type { Case } from './cases';

/** A template engine in the comparison. Both answer what was rendered, so that the work cannot be skipped. */
export interface Engine {
  readonly name: string;
  /** Prepares a template; the answer renders it once: variables and rendering. */
  warm(testCase: Case): () => string;
  /** Parses, compiles and renders once. */
  cold(testCase: Case): () => string;
}
