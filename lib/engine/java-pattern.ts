import { plainPattern } from '../mapping/plain-pattern';
import { compileJavaPattern, PatternSyntaxError } from '../mapping/regex';
import { JavaException } from '../mapping/values';

/**
 * True for a text that the pattern matches as a whole. A pattern that is none matches nothing, as the service refuses it on deployment;
 * so does one that takes more steps over a text than any sound one.
 */
export function javaPattern(source: string): (text: string) => boolean {
  const plain = plainPattern(source);
  if (plain) return plain;
  const pattern = compiled(source);
  return (text) => {
    try {
      return pattern?.matches(text) ?? false;
    } catch (error) {
      if (error instanceof JavaException) return false;
      throw error;
    }
  };
}

function compiled(source: string) {
  try {
    return compileJavaPattern(source);
  } catch (error) {
    if (error instanceof PatternSyntaxError) return undefined;
    throw error;
  }
}
