import { type Fragment, fragments, isLiteral, type Json, type OffendingText, type Value } from '../../definition';

/** Stands for a piece of unknown content and length in {@link PartialText.judged}. */
export const unknownPiece = '\uFFFC';

/**
 * A text of which synth may not know every piece. Rules look at `judged`, where one U+FFFC stands for each unknown piece, and
 * people see `shown`, where the piece carries its name.
 */
export class PartialText {
  readonly judged: string;
  private readonly names: readonly string[];

  constructor(value: Value<string>) {
    if (isLiteral(value)) {
      this.names = [];
      this.judged = value;
    } else {
      const pieces = fragments(value);
      this.names = pieces.filter((piece) => typeof piece !== 'string').map(nameOf);
      this.judged = pieces.map((piece) => (typeof piece === 'string' ? piece : unknownPiece)).join('');
    }
  }

  get shown(): string {
    return this.show(this.judged);
  }

  /** True if nothing is unknown. */
  get isKnown(): boolean {
    return this.names.length === 0;
  }

  /** What is known of the beginning: all up to the first unknown piece or `${…}` that the service fills in. */
  get knownBeginning(): string {
    return this.judged.split(/\uFFFC|\$\{/, 1)[0];
  }

  /** The offending piece between two offsets of `judged`, as people see it. */
  offending(name: string, start = 0, end = this.judged.length, label?: string): OffendingText {
    const shownStart = this.show(this.judged.slice(0, start)).length;
    const shownEnd = this.show(this.judged.slice(0, end)).length;
    return { text: this.shown, start: shownStart, end: shownEnd, name, ...(label === undefined ? {} : { label }) };
  }

  /** A beginning of `judged` with the names of its unknown pieces. */
  private show(beginning: string): string {
    if (this.isKnown) return beginning;
    let next = 0;
    return beginning.replaceAll(unknownPiece, () => this.names[next++] ?? unknownPiece);
  }
}

/** How an unknown piece is printed: `${NlbDns}`, `${Bucket.Arn}`, `${Token}`. */
function nameOf(piece: Fragment): string {
  const intrinsic = (piece as Exclude<Fragment, string>).unresolved;
  return `\${${referenceName(intrinsic) ?? 'Token'}}`;
}

function referenceName(intrinsic: Json): string | undefined {
  if (intrinsic === null || typeof intrinsic !== 'object' || Array.isArray(intrinsic)) return undefined;
  const [name, argument] = Object.entries(intrinsic)[0] ?? [];
  if (name === 'Ref' && typeof argument === 'string') return argument;
  if (name === 'Fn::GetAtt' && typeof argument === 'string') return argument;
  if (name === 'Fn::GetAtt' && Array.isArray(argument) && argument.every((part) => typeof part === 'string')) return argument.join('.');
  return undefined;
}
