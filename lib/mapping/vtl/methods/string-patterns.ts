import { cachedJavaPattern } from '../../regex';
import { checkLength, JavaArray } from '../../values';
import { charge } from '../objects';
import { nullPointer } from './failures';

/** The methods of String that take a Java regular expression. */

export function matchesPattern(self: string, pattern: string | null): boolean {
  return cachedJavaPattern(present(pattern)).matches(self);
}

export function replaceAllPattern(self: string, pattern: string | null, replacement: string | null): string {
  const compiled = cachedJavaPattern(present(pattern));
  // Java looks at the replacement only once it has found something.
  if (replacement === null && compiled.replaceAll(self, '$0.') === self) return self;
  return checked(compiled.replaceAll(self, present(replacement)));
}

export function replaceFirstPattern(self: string, pattern: string | null, replacement: string | null): string {
  return checked(cachedJavaPattern(present(pattern)).replaceFirst(self, present(replacement)));
}

export function splitText(self: string, pattern: string | null, limit: number): JavaArray {
  const parts = cachedJavaPattern(present(pattern)).split(self, limit);
  charge(parts.length);
  return new JavaArray('String', parts);
}

function checked(text: string): string {
  checkLength(text);
  return text;
}

function present(text: string | null): string {
  if (text === null) throw nullPointer();
  return text;
}
