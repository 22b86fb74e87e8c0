/** Why a text is no JSON, and where. */
export interface JsonDefect {
  readonly message: string;
  readonly offset: number;
}

const TOKEN =
  /[ \t\r\n]*(?:([{}[\],:])|("(?:[^"\\\u0000-\u001F]|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null))/y;

/** `undefined` for JSON and for a text of nothing but blanks, which is no body at all. */
export function jsonDefect(text: string): JsonDefect | undefined {
  if (/^\s*$/.test(text)) return undefined;
  try {
    JSON.parse(text);
    return undefined;
  } catch {
    // JavaScript's message does not always say where; what follows finds out.
    return new DefectFinder(text).find();
  }
}

class DefectFinder {
  private offset = 0;
  private readonly open: string[] = [];
  /** What was read before: nothing, a value, or one of `{[,:`. */
  private before = '';

  constructor(private readonly text: string) {}

  find(): JsonDefect {
    for (;;) {
      TOKEN.lastIndex = this.offset;
      const match = TOKEN.exec(this.text);
      if (match === null) return this.atOther();
      const defect = this.token(match[1] ?? 'value', TOKEN.lastIndex - match[0].trimStart().length);
      if (defect !== undefined) return defect;
      this.offset = TOKEN.lastIndex;
    }
  }

  private token(token: string, offset: number): JsonDefect | undefined {
    const afterValue = this.before === 'value';
    switch (token) {
      case ',':
        if (!afterValue) return { message: this.before === ':' ? 'A value is missing.' : 'A comma has nothing before it.', offset };
        if (this.open.length === 0) return { message: 'Something follows the end.', offset };
        break;
      case ':':
        if (!afterValue) return { message: 'A colon has no name before it.', offset };
        break;
      case '}':
      case ']':
        if (this.before === ',') return { message: `A comma stands before ${token}.`, offset };
        if (this.before === ':') return { message: 'A value is missing.', offset };
        if (this.open.pop() !== (token === '}' ? '{' : '[')) return { message: `${token} closes nothing.`, offset };
        this.before = 'value';
        return undefined;
      default:
        if (afterValue) return { message: this.open.length === 0 ? 'Something follows the end.' : 'A comma is missing.', offset };
        if (token !== 'value') this.open.push(token);
    }
    this.before = token;
    return undefined;
  }

  private atOther(): JsonDefect {
    const offset = this.offset + /^[ \t\r\n]*/.exec(this.text.slice(this.offset))![0].length;
    if (offset >= this.text.length) return { message: 'The end is missing.', offset };
    if (this.text[offset] !== '"') {
      if (this.before === 'value' && this.text[this.offset - 1] === '"')
        return { message: 'A text ends too early: a quote in it is not escaped.', offset };
      return { message: this.before === ':' ? 'A value is missing, or a text has no quotes.' : 'This is no JSON.', offset };
    }
    return this.inText(offset);
  }

  private inText(start: number): JsonDefect {
    for (let offset = start + 1; offset < this.text.length; offset++) {
      const character = this.text[offset];
      if (character < ' ') return { message: 'A text holds a control character that is not escaped.', offset };
      if (character !== '\\') continue;
      if (!/^\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})/.test(this.text.slice(offset, offset + 6))) {
        return { message: `${this.text.slice(offset, offset + 2)} is no escape of JSON.`, offset };
      }
      offset++;
    }
    return { message: 'A text is not closed.', offset: start };
  }
}
