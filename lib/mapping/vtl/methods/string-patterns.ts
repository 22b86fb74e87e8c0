import { cachedJavaPattern } from '../../regex';
import { charge, checkLength, JavaArray } from '../../values';
import { nullPointer } from './failures';

/** The methods of String that take a Java regular expression. */

export function matchesPattern(self: string, pattern: string | null): boolean {
  return patternFor(self, pattern).matches(self);
}

export function replaceAllPattern(self: string, pattern: string | null, replacement: string | null): string {
  const compiled = patternFor(self, pattern);
  // Java looks at the replacement only once it has found something.
  if (replacement === null && compiled.replaceAll(self, '$0.') === self) return self;
  return checked(compiled.replaceAll(self, present(replacement)));
}

export function replaceFirstPattern(self: string, pattern: string | null, replacement: string | null): string {
  return checked(patternFor(self, pattern).replaceFirst(self, present(replacement)));
}

export function splitText(self: string, pattern: string | null, limit: number): JavaArray {
  const parts = patternFor(self, pattern).split(self, limit);
  charge(parts.length);
  return new JavaArray('String', parts);
}

/** A pattern for one look through a text, charged for. */
function patternFor(self: string, pattern: string | null): ReturnType<typeof cachedJavaPattern> {
  charge(self.length);
  return cachedJavaPattern(present(pattern));
}

function checked(text: string): string {
  checkLength(text);
  return text;
}

function present(text: string | null): string {
  if (text === null) throw nullPointer();
  return text;
}
