import { CompiledTexts } from '../compiled-texts';
import { JavaPattern } from './java-pattern';

const CAPACITY = 200;

const patterns = new CompiledTexts(CAPACITY, (source) => new JavaPattern(source));

/** A pattern without flags, compiled once as long as it is in use: for texts that are known only when a template runs. */
export function cachedJavaPattern(source: string): JavaPattern {
  return patterns.get(source);
}
