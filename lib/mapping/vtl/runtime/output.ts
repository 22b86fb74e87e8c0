import { type FixedText, JavaException, JavaObject, type JavaValue, PrintedBytes, TEXT_LIMIT } from '../../values';
import { DefinedBlock } from './defined-block';

/** Renderings never overlap: one array serves all. */
let shared: PrintedBytes | undefined;

const FEW_BYTES = 4_096;

/** What a rendering has printed so far. */
export class Output {
  /** All but what `bytes` holds. */
  text = '';

  /** What was printed since; only there in a long loop over parts of a document, and behind it. */
  bytes: PrintedBytes | undefined = undefined;

  /** Prints what stands in the template. */
  fixed(text: FixedText): void {
    if (this.bytes === undefined) this.text += text.text;
    else if (!this.bytes.fixed(text)) this.write(text.text);
  }

  write(text: string): void {
    if (this.bytes === undefined || !this.bytes.text(text)) this.link(text);
  }

  /** Prints a value. `before` goes before all but blocks, `unresolved` stands in for a block inside of itself. */
  print(value: JavaValue, before: string, unresolved: string): void {
    if (typeof value === 'number') {
      if (this.bytes === undefined || before !== '' || !this.bytes.integer(value)) this.write(before + value);
    } else if (value instanceof DefinedBlock) {
      if (!value.render()) this.write(unresolved);
    } else {
      this.write(before + textOf(value));
    }
  }

  /** Prints to `bytes` from here on. */
  openBytes(): void {
    if (this.bytes !== undefined) return;
    shared ??= new PrintedBytes();
    this.bytes = shared;
    if (shared.begin(this.text)) this.text = '';
  }

  /** Runs `work` and answers what it prints. */
  capture(work: () => void): string {
    const { bytes } = this;
    const outer = this.whole();
    this.text = '';
    this.bytes = undefined;
    try {
      work();
      return this.whole();
    } finally {
      this.text = outer;
      this.bytes = bytes;
    }
  }

  /** All that was printed. */
  whole(): string {
    if (this.bytes !== undefined) this.text += this.bytes.take();
    return this.text;
  }

  /** Fails where there is more than the service would send. */
  check(): void {
    if (this.text.length > TEXT_LIMIT) {
      throw new JavaException('OutOfMemoryError', `The template prints more than ${TEXT_LIMIT} characters.`);
    }
  }

  /** Bytes that must be taken again and again are of no use. */
  private link(text: string): void {
    if (this.bytes !== undefined) {
      const taken = this.bytes.take();
      this.text += taken;
      if (taken.length < FEW_BYTES) this.bytes = undefined;
    }
    this.text += text;
  }
}

/** How a value prints: null as nothing. */
export function textOf(value: JavaValue): string {
  if (typeof value === 'string') return value;
  if (value === null) return '';
  return value instanceof JavaObject ? value.toJavaString() : `${value}`;
}

/** How a value prints inside of a string. */
export function interpolated(value: JavaValue, unresolved: string): string {
  return value instanceof DefinedBlock ? (value.text() ?? unresolved) : textOf(value);
}
