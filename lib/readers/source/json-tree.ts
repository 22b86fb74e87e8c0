import { maximumDepth } from './limits';
import { type DuplicateKey, MapBuilder } from './map-builder';
import { SyntaxFault } from './syntax-fault';
import { type ListNode, type MapNode, type ScalarNode, scalar, type TreeNode } from './tree';

/**
 * Reads JSON text. `JSON.parse` keeps neither the order of members whose names look like integers (status codes) nor places, and the
 * YAML reader, which keeps both, takes twenty times as long.
 */
export function parseJsonTree(text: string, duplicates: DuplicateKey[]): TreeNode {
  return new JsonTreeParser(text, duplicates).document();
}

const literals: readonly (readonly [string, boolean | null])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];

class JsonTreeParser {
  #at = 0;
  #depth = 0;
  readonly #number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

  constructor(
    private readonly text: string,
    private readonly duplicates: DuplicateKey[],
  ) {}

  document(): TreeNode {
    this.skipSpace();
    const root = this.value();
    this.skipSpace();
    if (this.#at < this.text.length) throw this.fault('the end of the text');
    return root;
  }

  private value(): TreeNode {
    const character = this.text[this.#at];
    if (character === '{') return this.nested(() => this.object());
    if (character === '[') return this.nested(() => this.array());
    if (character === '"') {
      const start = this.#at;
      const value = this.string();
      return scalar(value, value, { start, end: this.#at });
    }
    return this.literal() ?? this.number();
  }

  private nested<T>(read: () => T): T {
    if (++this.#depth > maximumDepth) throw new SyntaxFault(`it is nested more than ${maximumDepth} levels deep`, this.#at);
    const node = read();
    this.#depth--;
    return node;
  }

  private object(): MapNode {
    const start = this.#at++;
    const builder = new MapBuilder(this.duplicates);
    this.skipSpace();
    if (this.text[this.#at] !== '}') {
      do {
        this.skipSpace();
        const keyStart = this.#at;
        if (this.text[keyStart] !== '"') throw this.fault('a member name in double quotes');
        const key = this.string();
        const keySpan = { start: keyStart, end: this.#at };
        this.skipSpace();
        if (this.text[this.#at] !== ':') throw this.fault("':' after the member name");
        this.#at++;
        this.skipSpace();
        builder.add(key, keySpan, this.value());
      } while (this.more('}'));
    }
    this.#at++;
    return builder.build({ start, end: this.#at });
  }

  private array(): ListNode {
    const start = this.#at++;
    const items: TreeNode[] = [];
    this.skipSpace();
    if (this.text[this.#at] !== ']') {
      do {
        this.skipSpace();
        items.push(this.value());
      } while (this.more(']'));
    }
    this.#at++;
    return { kind: 'list', items, start, end: this.#at };
  }

  /** Passes a comma; false at the closing bracket. */
  private more(closing: string): boolean {
    this.skipSpace();
    if (this.text[this.#at] === closing) return false;
    if (this.text[this.#at] !== ',') throw this.fault(`',' or '${closing}'`);
    this.#at++;
    return true;
  }

  private string(): string {
    const start = this.#at;
    let escaped = false;
    for (let at = start + 1; ; at++) {
      const code = this.text.charCodeAt(at);
      if (code === 0x22) {
        this.#at = at + 1;
        return escaped ? this.unescaped(start) : this.text.slice(start + 1, at);
      }
      if (code === 0x5c) {
        escaped = true;
        at++;
      } else if (Number.isNaN(code) || code < 0x20) {
        this.#at = Math.min(at, this.text.length);
        throw this.fault('the closing double quote of a string');
      }
    }
  }

  private unescaped(start: number): string {
    try {
      return JSON.parse(this.text.slice(start, this.#at)) as string;
    } catch {
      throw new SyntaxFault('this string holds an escape that JSON does not have', start);
    }
  }

  private literal(): ScalarNode | undefined {
    for (const [name, value] of literals) {
      if (this.text.startsWith(name, this.#at)) {
        const start = this.#at;
        this.#at += name.length;
        return scalar(value, name, { start, end: this.#at });
      }
    }
    return undefined;
  }

  private number(): ScalarNode {
    this.#number.lastIndex = this.#at;
    const text = this.#number.exec(this.text)?.[0];
    if (text === undefined) throw this.fault('a value');
    const start = this.#at;
    this.#at += text.length;
    return scalar(Number(text), text, { start, end: this.#at });
  }

  private skipSpace(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.#at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.#at++;
    }
  }

  private fault(expected: string): SyntaxFault {
    const found =
      this.#at < this.text.length ? `'${String.fromCodePoint(this.text.codePointAt(this.#at) as number)}'` : 'the end of the text';
    return new SyntaxFault(`found ${found} where ${expected} is wanted`, this.#at);
  }
}
