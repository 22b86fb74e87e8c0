import { JavaException, JavaObject, type JavaValue, TEXT_LIMIT } from '../../values';
import { DefinedBlock } from './defined-block';

/** What a rendering has printed so far. */
export class Output {
  text = '';

  /** Prints a value. `before` goes before all but blocks, `unresolved` stands in for a block inside of itself. */
  print(value: JavaValue, before: string, unresolved: string): void {
    if (typeof value === 'number') {
      this.text += before + value;
    } else if (value instanceof DefinedBlock) {
      if (!value.render()) this.text += unresolved;
    } else {
      this.text += before + textOf(value);
    }
  }

  /** Runs `work` and answers what it prints. */
  capture(work: () => void): string {
    const outer = this.text;
    this.text = '';
    try {
      work();
      return this.text;
    } finally {
      this.text = outer;
    }
  }

  /** Fails where there is more than the service would send. */
  check(): void {
    if (this.text.length > TEXT_LIMIT) {
      throw new JavaException('OutOfMemoryError', `The template prints more than ${TEXT_LIMIT} characters.`);
    }
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
