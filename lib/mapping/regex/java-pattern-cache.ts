import { JavaPattern } from './java-pattern';

const CAPACITY = 200;

/** In the order in which they were last asked for. */
const patterns = new Map<string, JavaPattern>();

/** A pattern without flags, compiled once as long as it is in use: for texts that are known only when a template runs. */
export function cachedJavaPattern(source: string): JavaPattern {
  const known = patterns.get(source);
  if (known !== undefined) {
    patterns.delete(source);
    patterns.set(source, known);
    return known;
  }
  const pattern = new JavaPattern(source);
  if (patterns.size >= CAPACITY) patterns.delete(patterns.keys().next().value!);
  patterns.set(source, pattern);
  return pattern;
}
