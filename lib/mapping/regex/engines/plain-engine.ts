import { type CharacterSet, onlyCode } from '../characters/character-set';
import { type Node, UNBOUNDED } from '../syntax/node';
import type { Engine, MatchPlaces } from './engine';

/** An engine for a text, a character or a greedily repeated character without groups; `undefined` for all else. */
export function plainEngine(root: Node): Engine | undefined {
  const items = root.type === 'sequence' ? root.items : [root];
  const literal = literalText(items);
  if (literal !== undefined) return new LiteralEngine(literal);
  if (items.length !== 1) return undefined;
  const [node] = items;
  if (node.type === 'set') return new RunEngine(node.set, 1, 1);
  if (node.type !== 'repeat' || node.body.type !== 'set' || node.mode !== 'greedy') return undefined;
  return new RunEngine(node.body.set, node.min, node.max);
}

function literalText(items: readonly Node[]): string | undefined {
  let text = '';
  for (const item of items) {
    const code = item.type === 'set' ? onlyCode(item.set) : undefined;
    if (code === undefined) return undefined;
    text += String.fromCodePoint(code);
  }
  return text;
}

class LiteralEngine implements Engine {
  constructor(private readonly literal: string) {}

  find(text: string, from: number): MatchPlaces | undefined {
    const start = text.indexOf(this.literal, from);
    return start < 0 ? undefined : [start, start + this.literal.length];
  }

  matches(text: string): MatchPlaces | undefined {
    return text === this.literal ? [0, text.length] : undefined;
  }

  lookingAt(text: string): MatchPlaces | undefined {
    return text.startsWith(this.literal) ? [0, this.literal.length] : undefined;
  }
}

class RunEngine implements Engine {
  constructor(
    private readonly set: CharacterSet,
    private readonly min: number,
    private readonly max: number,
  ) {}

  find(text: string, from: number): MatchPlaces | undefined {
    for (let start = from; start <= text.length; ) {
      const end = this.runEnd(text, start);
      if (end >= 0) return [start, end];
      // No run that begins later within this one is longer.
      start = Math.max(this.lastPlace, start + ((text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1));
    }
    return undefined;
  }

  matches(text: string): MatchPlaces | undefined {
    const end = this.runEnd(text, 0);
    return end === text.length ? [0, end] : undefined;
  }

  lookingAt(text: string): MatchPlaces | undefined {
    const end = this.runEnd(text, 0);
    return end < 0 ? undefined : [0, end];
  }

  /** Where the last run stopped. */
  private lastPlace = 0;

  private runEnd(text: string, start: number): number {
    let count = 0;
    let pos = start;
    while (pos < text.length && (this.max === UNBOUNDED || count < this.max)) {
      const code = text.codePointAt(pos)!;
      if (!this.set.has(code)) break;
      pos += code > 0xffff ? 2 : 1;
      count++;
    }
    this.lastPlace = pos;
    return count < this.min ? -1 : pos;
  }
}
