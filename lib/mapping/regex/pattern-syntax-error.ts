import { JavaException } from '../values';

/** A pattern that Java does not compile. The message is Java's own sentence and the place. */
export class PatternSyntaxError extends JavaException {
  constructor(
    /** Java's description: `Dangling meta character '*'`. */
    readonly description: string,
    readonly pattern: string,
    /** The character that it is about, from 0; -1 where Java does not say. */
    readonly offset: number,
  ) {
    super(
      'PatternSyntaxException',
      offset >= 0 ? `${description} near index ${offset}: ${shown(pattern)}` : `${description}: ${shown(pattern)}`,
    );
    this.name = 'PatternSyntaxError';
  }
}

function shown(pattern: string): string {
  return pattern.length > 200 ? `${pattern.slice(0, 200)}…` : pattern;
}
