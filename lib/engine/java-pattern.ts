import { RE2JS } from 're2js';

/** True for a text that the pattern matches as a whole. A pattern that is none matches nothing; the service refuses it on deployment. */
export function javaPattern(pattern: string): (text: string) => boolean {
  try {
    const compiled = RE2JS.compile(pattern);
    return (text) => compiled.matches(text);
  } catch {
    return () => false;
  }
}
