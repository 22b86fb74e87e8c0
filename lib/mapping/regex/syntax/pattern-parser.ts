import { EVERYTHING, NO_LINE_FEED, NO_LINE_TERMINATOR } from '../characters/predefined';
import { readBracketClass } from './bracket-class';
import { singleSet } from './character-sets';
import { readEscape, readGroupName } from './escape';
import { readFamily } from './family';
import { setFlag } from './flags';
import { measure } from './measure';
import { type Assertion, EMPTY, type Node, type RepeatNode, UNBOUNDED } from './node';
import { codeOf, isAsciiDigit, PatternText } from './pattern-text';

const MAX_INT = 0x7fffffff;

/** How many groups may be open at once. */
const NESTING_LIMIT = 200;

export interface ParsedPattern {
  readonly root: Node;
  /** Without the whole match. */
  readonly groupCount: number;
  readonly groupNames: ReadonlyMap<string, number>;
}

/** Reads a pattern as Java 17 does. Throws `PatternSyntaxError`. */
export function parsePattern(source: string, flags: string): ParsedPattern {
  return new PatternParser(new PatternText(source, flags)).parse();
}

class PatternParser {
  private groupCount = 0;
  private nesting = 0;
  private readonly groupNames = new Map<string, number>();

  constructor(private readonly text: PatternText) {}

  parse(): ParsedPattern {
    const root = this.alternatives();
    const { text } = this;
    if (text.cursor !== text.length) {
      throw text.error(text.peek() === codeOf(')') ? "Unmatched closing ')'" : 'Unexpected internal error');
    }
    return { root, groupCount: this.groupCount, groupNames: this.groupNames };
  }

  private alternatives(): Node {
    const branches = [this.sequence()];
    while (this.text.peek() === codeOf('|')) {
      this.text.next();
      branches.push(this.sequence());
    }
    return branches.length === 1 ? branches[0] : { type: 'alternatives', branches };
  }

  private sequence(): Node {
    const items: Node[] = [];
    for (;;) {
      const code = this.text.peek();
      const character = String.fromCodePoint(code);
      if (character === '|' || character === ')' || (code === 0 && this.text.atEnd)) break;
      if (character === '(') {
        const group = this.group();
        if (group !== undefined) items.push(group);
      } else {
        items.push(this.quantified(this.atom(character, code)));
      }
    }
    return items.length === 1 ? items[0] : { type: 'sequence', items };
  }

  private atom(character: string, code: number): Node {
    const { text } = this;
    const { flags } = text;
    switch (character) {
      case '[':
        return { type: 'set', set: readBracketClass(text) };
      case '\\':
        return this.escape();
      case '^':
        text.next();
        return assertion(flags.multiline ? (flags.unixLines ? 'unixLineBegin' : 'lineBegin') : 'begin');
      case '$':
        text.next();
        if (flags.unixLines) return assertion(flags.multiline ? 'unixLineEnd' : 'unixEndOrLastTerminator');
        return assertion(flags.multiline ? 'lineEnd' : 'endOrLastTerminator');
      case '.':
        text.next();
        return { type: 'set', set: flags.dotAll ? EVERYTHING : flags.unixLines ? NO_LINE_FEED : NO_LINE_TERMINATOR };
      case '?':
      case '*':
      case '+':
        text.next();
        throw text.error(`Dangling meta character '${character}'`);
      case '{':
        return EMPTY;
      default:
        text.next();
        return { type: 'set', set: singleSet(code, flags) };
    }
  }

  private escape(): Node {
    const { text } = this;
    const letter = text.nextEscaped();
    if (letter === codeOf('p') || letter === codeOf('P')) return { type: 'set', set: readFamily(text) };
    text.unread();
    const escaped = readEscape(text, { names: this.groupNames, count: this.groupCount }, false);
    if ('node' in escaped) return escaped.node;
    return { type: 'set', set: 'set' in escaped ? escaped.set : singleSet(escaped.code, text.flags) };
  }

  /** `undefined` for one that only sets flags, which hold until the group around it ends. */
  private group(): Node | undefined {
    const { text } = this;
    if (++this.nesting > NESTING_LIMIT) throw text.error(`Groups stand more than ${NESTING_LIMIT} levels deep in each other`);
    const outside = { ...text.flags };
    const node = text.next() === codeOf('?') ? this.specialGroup() : this.capturingGroup();
    this.nesting--;
    if (node === undefined) return undefined;
    text.accept(codeOf(')'), 'Unclosed group');
    text.flags = outside;
    return this.quantified(node);
  }

  private capturingGroup(): Node {
    const index = ++this.groupCount;
    return { type: 'group', index, body: this.alternatives() };
  }

  private specialGroup(): Node | undefined {
    const { text } = this;
    const kind = String.fromCodePoint(text.skip());
    switch (kind) {
      case ':':
        return { type: 'group', index: 0, body: this.alternatives() };
      case '=':
      case '!':
        return { type: 'look', behind: false, negative: kind === '!', body: this.alternatives(), min: 0, max: 0, byCodePoints: false };
      case '>':
        return { type: 'atomic', body: this.alternatives() };
      case '<':
        return this.namedGroupOrLookbehind();
      case '$':
      case '@':
        throw text.error('Unknown group type');
      default:
        text.unread();
        return this.flagGroup();
    }
  }

  private namedGroupOrLookbehind(): Node {
    const { text } = this;
    const code = text.read();
    if (code === codeOf('=') || code === codeOf('!')) return this.lookbehind(code === codeOf('!'));
    const name = readGroupName(code, text);
    if (this.groupNames.has(name)) throw text.error(`Named capturing group <${name}> is already defined`);
    this.groupNames.set(name, this.groupCount + 1);
    return this.capturingGroup();
  }

  private lookbehind(negative: boolean): Node {
    const { text } = this;
    const start = text.cursor;
    const body = this.alternatives();
    const { min, max, bounded } = measure(body);
    if (!bounded) throw text.error('Look-behind group does not have an obvious maximum length');
    const byCodePoints = text.codes.slice(start).some((code) => code > 0xffff || (code >= 0xd800 && code <= 0xdfff));
    return { type: 'look', behind: true, negative, body, min, max, byCodePoints };
  }

  private flagGroup(): Node | undefined {
    const { text } = this;
    this.readFlags();
    const code = text.read();
    if (code === codeOf(')')) return undefined;
    if (code !== codeOf(':')) throw text.error('Unknown inline modifier');
    return { type: 'group', index: 0, body: this.alternatives() };
  }

  private readFlags(): void {
    const { text } = this;
    let value = true;
    for (let code = text.peek(); ; code = text.next()) {
      const letter = String.fromCodePoint(code);
      if (letter === '-' && value) value = false;
      else if (!setFlag(text.flags, letter, value)) return;
    }
  }

  private quantified(body: Node): Node {
    const { text } = this;
    switch (String.fromCodePoint(text.peek())) {
      case '?':
        return this.repeat(body, 0, 1);
      case '*':
        return this.repeat(body, 0, UNBOUNDED);
      case '+':
        return this.repeat(body, 1, UNBOUNDED);
      case '{':
        return this.counted(body);
      default:
        return body;
    }
  }

  private counted(body: Node): Node {
    const { text } = this;
    let code = text.skip();
    if (!isAsciiDigit(code)) throw text.error('Illegal repetition');
    let min = 0;
    do {
      min = this.appended(min, code);
      code = text.read();
    } while (isAsciiDigit(code));
    let max = min;
    if (code === codeOf(',')) {
      code = text.read();
      max = code === codeOf('}') ? UNBOUNDED : 0;
      for (; isAsciiDigit(code); code = text.read()) max = this.appended(max, code);
    }
    if (code !== codeOf('}')) throw text.error('Unclosed counted closure');
    if (max < min) throw text.error('Illegal repetition range');
    text.unread();
    return this.repeat(body, min, max);
  }

  private appended(number: number, digit: number): number {
    const longer = number * 10 + digit - 0x30;
    if (longer > MAX_INT) throw this.text.error('Illegal repetition range');
    return longer;
  }

  /** `text` stands on the quantifier's last character. */
  private repeat(body: Node, min: number, max: number): RepeatNode {
    const { text } = this;
    const sign = String.fromCodePoint(text.next());
    const mode = sign === '?' ? 'lazy' : sign === '+' ? 'possessive' : 'greedy';
    if (mode !== 'greedy') text.next();
    const openEnded = max === UNBOUNDED && mode === 'greedy' && body.type === 'set';
    return { type: 'repeat', body, min, max, mode, openEnded };
  }
}

function assertion(kind: Assertion): Node {
  return { type: 'assertion', assertion: kind };
}
