import { checkLength } from '../values';
import { chooseEngine } from './engines/choose-engine';
import type { Engine, EngineKind, MatchPlaces, StepAccount } from './engines/engine';
import { type Replacement, readReplacement } from './replacement';
import { type ParsedPattern, parsePattern } from './syntax/pattern-parser';

/** Steps that an operation may take anyhow, and for every character of its text. Only backtracking counts them. */
const STEPS = 2_000_000;
const STEPS_PER_CHARACTER = 50;

/** A compiled java.util.regex.Pattern. Without memory: every operation begins anew. */
export class JavaPattern {
  private readonly parsed: ParsedPattern;
  private readonly engines = new Map<boolean, Engine>();

  /** `flags`: letters of `dimsuUx`. Throws `PatternSyntaxError`. */
  constructor(
    readonly source: string,
    flags = '',
  ) {
    this.parsed = parsePattern(source, flags);
  }

  get groupCount(): number {
    return this.parsed.groupCount;
  }

  get groupNames(): ReadonlyMap<string, number> {
    return this.parsed.groupNames;
  }

  /** What the pattern needs to look for matches within a text, or (`whole`) to match all of it. */
  engineKind(whole: boolean): EngineKind {
    return chooseEngine(this.parsed, whole).kind;
  }

  /** Whether the whole text matches. */
  matches(text: string): boolean {
    return this.engine(true).matches(text, account(text)) !== undefined;
  }

  /** Whether the text begins with a match. */
  lookingAt(text: string): boolean {
    return this.engine(false).lookingAt(text, account(text)) !== undefined;
  }

  /** Where the matches are, one after the other, none over another. */
  *find(text: string): Generator<MatchPlaces> {
    const steps = account(text);
    let lastEnd = 0;
    for (let from = 0; from <= text.length; ) {
      const places = this.engine(false).find(text, from, lastEnd, steps);
      if (places === undefined) return;
      yield places;
      lastEnd = places[1];
      from = places[1] === places[0] ? places[1] + 1 : places[1];
    }
  }

  /** `String.replaceAll`. A bad replacement throws a JavaException, if anything matches. */
  replaceAll(text: string, replacement: string): string {
    return this.replace(text, replacement, Number.POSITIVE_INFINITY);
  }

  replaceFirst(text: string, replacement: string): string {
    return this.replace(text, replacement, 1);
  }

  /** `String.split`: at most `limit` parts; 0 drops empty ones at the end, a negative number keeps all. */
  split(text: string, limit = 0): string[] {
    const parts: string[] = [];
    let index = 0;
    for (const [start, end] of this.find(text)) {
      if (limit > 0 && parts.length === limit - 1) break;
      if (index === 0 && start === 0 && end === 0) continue;
      parts.push(text.slice(index, start));
      index = end;
    }
    if (index === 0) return [text];
    parts.push(text.slice(index));
    if (limit === 0) while (parts.length > 0 && parts[parts.length - 1] === '') parts.pop();
    return parts;
  }

  private replace(text: string, replacement: string, count: number): string {
    let read: Replacement | undefined;
    let result = '';
    let index = 0;
    let left = count;
    for (const places of this.find(text)) {
      read ??= readReplacement(replacement, this);
      result += text.slice(index, places[0]) + read(text, places);
      checkLength(result);
      index = places[1];
      if (--left === 0) break;
    }
    return read === undefined ? text : result + text.slice(index);
  }

  private engine(whole: boolean): Engine {
    let engine = this.engines.get(whole);
    if (engine === undefined) {
      engine = chooseEngine(this.parsed, whole).load();
      this.engines.set(whole, engine);
    }
    return engine;
  }
}

function account(text: string): StepAccount {
  return { left: STEPS + STEPS_PER_CHARACTER * text.length };
}
