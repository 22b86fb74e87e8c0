import type { Plan } from '../plan/plan';

const GIVEN = new Set(['input', 'util', 'context', 'stageVariables']);

/** What is known while a template is written as source: its variables, and the constants before the rendering function. */
export class Emitter {
  /** Declarations that a template needs once, whatever it renders. */
  readonly sites: string[] = [];
  private readonly loops = new Map<string, string>();
  private temporaries: string[] = [];
  private localCount = 0;
  private loopDepth = 0;
  private mayGather = false;

  /** @param gathers whether loops of the template may gather what they print, which takes a look at each of its prints */
  constructor(
    readonly plan: Plan,
    private readonly gathers: boolean,
  ) {}

  /** Declares a constant and answers its name. */
  site(expression: string): string {
    const name = `s${this.sites.length}`;
    this.sites.push(`const ${name} = ${expression};`);
    return name;
  }

  /**
   * A variable for a value in the middle of an expression, of the function that is being written.
   */
  temporary(): string {
    const name = `t${this.temporaries.length}`;
    this.temporaries.push(name);
    return name;
  }

  /** A function's body with the variables that it needs; `write` writes the rest of it. */
  body(write: () => string): string {
    const outer = this.temporaries;
    this.temporaries = [];
    const statements = write();
    const declaration = this.temporaries.length === 0 ? '' : `let ${this.temporaries.join(', ')};\n`;
    this.temporaries = outer;
    return declaration + statements;
  }

  /** Whether what is written runs many times in a rendering. */
  get isInLoop(): boolean {
    return this.loopDepth > 0;
  }

  /** Whether the output surely holds nothing but text when what is written runs. */
  get isText(): boolean {
    return !this.mayGather;
  }

  /** The body of a loop. */
  loop(write: () => string): string {
    this.mayGather = this.gathers;
    this.loopDepth++;
    const body = this.body(write);
    this.loopDepth--;
    return body;
  }

  /** The body of a block, which may run anywhere. */
  block(write: () => string): string {
    const outer = this.mayGather;
    this.mayGather = this.gathers;
    const body = this.body(write);
    this.mayGather = outer;
    return body;
  }

  /** Declares a constant for a row of texts and values, and answers its name. */
  rowSite(parts: string): string {
    this.rowCount++;
    return this.site(`new L.RowSite([${parts}])`);
  }

  /** How many rows have been written. */
  rowCount = 0;

  /** A constant of one block of statements. */
  local(): string {
    return `c${this.localCount++}`;
  }

  initial(name: string, slot: number): string {
    const value = GIVEN.has(name) ? `V.${name}` : 'null';
    return this.plan.masked.has(slot) ? `L.maskedVariable(${value})` : value;
  }

  read(slot: number): string {
    return this.plan.masked.has(slot) ? `v[${slot}].get()` : `v[${slot}]`;
  }

  /** A statement that sets a variable; nothing for a name that cannot be read. */
  write(slot: number | undefined, value: string): string {
    if (slot === undefined) return '';
    return this.plan.masked.has(slot) ? `v[${slot}].set(${value});` : `v[${slot}] = ${value};`;
  }

  /** What a loop fills: one for each slot of an item, made when a rendering begins. */
  loopVariables(item: number | undefined): string {
    const name = `a${item ?? ''}`;
    const { scope, count, hasNext } = this.plan.loopSlots;
    const places = [item, scope, count, hasNext].map((slot) => (slot === undefined ? 'undefined' : this.place(slot)));
    this.loops.set(name, `const ${name} = new L.LoopVariables(${places.join(', ')});`);
    return name;
  }

  /** Declarations of what loops fill. */
  loopDeclarations(): string[] {
    return [...this.loops.values()];
  }

  private place(slot: number): string {
    return this.plan.masked.has(slot) ? `v[${slot}]` : `new L.SlotVariable(v, ${slot})`;
  }
}

/** A JavaScript literal; the two line separators that older engines refuse in strings are escaped. */
export function literal(text: string): string {
  return JSON.stringify(text).replace(/[\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16)}`);
}
