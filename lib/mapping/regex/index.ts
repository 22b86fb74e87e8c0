import { JavaPattern } from './java-pattern';

export type { EngineKind, MatchPlaces } from './engines/engine';
export type { JavaPattern } from './java-pattern';
export { cachedJavaPattern } from './java-pattern-cache';
export { PatternSyntaxError } from './pattern-syntax-error';

/** Compiles a Java regular expression. `flags`: letters of `dimsuUx`. Throws `PatternSyntaxError`. */
export function compileJavaPattern(source: string, flags = ''): JavaPattern {
  return new JavaPattern(source, flags);
}
