import { JavaException } from '../../values';
import { type CharacterSet, intersection, negated, setOfRanges, setOfTest, union } from '../characters/character-set';
import { bitsOf, fitsBits, rangeSet, singleSet } from './character-sets';
import { readEscape } from './escape';
import { readFamily } from './family';
import { codeOf, type PatternText } from './pattern-text';

const [OPEN, CLOSE, AND, MINUS, BACKSLASH] = ['[', ']', '&', '-', '\\'].map(codeOf);

/** How deep brackets may stand in brackets. */
const NESTING_LIMIT = 100;

/** `[[x]y&&]`: Java takes the single character before the sign for nothing at all, and fails when it looks into it. */
const NOTHING_READ = setOfTest(() => {
  throw new JavaException('NullPointerException', 'A character class has nothing to intersect with.');
});

/** Reads `[…]`; `text` stands on the opening bracket. */
export function readBracketClass(text: PatternText): CharacterSet {
  return new ClassReader(text, 0).read(true);
}

class ClassReader {
  private set: CharacterSet | undefined;
  /** Single characters below U+0100: one table for the whole class, whose earlier ones count again after an intersection. */
  private readonly bits: number[] = [];
  private hasBits = false;
  /** What was read last, which is what an intersection without a right side takes. */
  private last: CharacterSet | undefined;

  constructor(
    private readonly text: PatternText,
    private readonly depth: number,
  ) {
    if (depth > NESTING_LIMIT) throw text.error(`Character classes stand more than ${NESTING_LIMIT} levels deep in each other`);
  }

  /** `consume`: whether the closing bracket is this class's own. */
  read(consume: boolean): CharacterSet {
    const { text } = this;
    let code = text.next();
    const negative = code === codeOf('^') && text.at(text.cursor - 1) === OPEN;
    if (negative) code = text.next();
    for (;;) {
      if (code === OPEN) {
        this.last = this.nested(true);
        this.add(this.last);
      } else if (code === AND && this.intersect()) {
        code = text.peek();
        continue;
      } else if (code === 0 && text.atEnd) {
        throw text.error('Unclosed character class');
      } else if (code === CLOSE && (this.set !== undefined || this.hasBits)) {
        if (consume) text.next();
        if (this.hasBits) this.add(this.bitSet());
        return negative ? negated(this.set!) : this.set!;
      } else {
        this.last = this.range();
        if (this.last === undefined) this.hasBits = true;
        else this.add(this.last);
      }
      code = text.peek();
    }
  }

  private nested(consume: boolean): CharacterSet {
    return new ClassReader(this.text, this.depth + 1).read(consume);
  }

  private add(set: CharacterSet): void {
    this.set = this.set === undefined ? set : union(this.set, set);
  }

  /** Reads `&&` and what follows; a single `&` is a character. */
  private intersect(): boolean {
    const { text } = this;
    if (text.next() !== AND) {
      text.unread();
      return false;
    }
    let code = text.next();
    let right: CharacterSet | undefined;
    while (code !== CLOSE && code !== AND) {
      if (code !== OPEN) text.unread();
      const part = this.nested(code === OPEN);
      right = right === undefined ? part : union(right, part);
      code = text.peek();
    }
    this.finishIntersection(right);
    return true;
  }

  private finishIntersection(right: CharacterSet | undefined): void {
    if (this.hasBits) {
      if (this.set === undefined) this.last = this.bitSet();
      this.add(this.bitSet());
      this.hasBits = false;
    }
    if (this.set === undefined) {
      if (right === undefined) throw this.text.error('Bad class syntax');
      this.set = right;
    } else {
      this.set = intersection(this.set, right ?? this.last ?? NOTHING_READ);
    }
  }

  private bitSet(): CharacterSet {
    return setOfRanges(this.bits.map((bit) => [bit, bit]));
  }

  /** One character, class or range; `undefined` where it went into the bits. */
  private range(): CharacterSet | undefined {
    const { text } = this;
    let code = text.peek();
    if (code === BACKSLASH) {
      const letter = text.nextEscaped();
      if (letter === codeOf('p') || letter === codeOf('P')) return readFamily(text);
      const inRange = text.at(text.cursor + 1) === MINUS;
      text.unread();
      const escaped = readEscape(text, undefined, inRange);
      if ('set' in escaped) return escaped.set;
      if (!('code' in escaped)) throw text.error('Illegal/unsupported escape sequence');
      code = escaped.code;
    } else {
      text.next();
    }
    const end = text.peek() === MINUS ? text.at(text.cursor + 1) : CLOSE;
    if (end === CLOSE || end === OPEN) return this.bitsOrSingle(code);
    text.next();
    const last = this.rangeEnd();
    if (last < code) throw text.error('Illegal character range');
    return rangeSet(code, last, text.flags);
  }

  private rangeEnd(): number {
    const { text } = this;
    const code = text.peek();
    if (code !== BACKSLASH) {
      text.next();
      return code;
    }
    const escaped = readEscape(text, undefined, true);
    return 'code' in escaped ? escaped.code : -1;
  }

  private bitsOrSingle(code: number): CharacterSet | undefined {
    const { flags } = this.text;
    if (!fitsBits(code, flags)) return singleSet(code, flags);
    this.bits.push(...bitsOf(code, flags));
    return undefined;
  }
}
