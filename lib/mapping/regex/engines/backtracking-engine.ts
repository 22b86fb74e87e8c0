import { measure } from '../syntax/measure';
import type { Node } from '../syntax/node';
import type { Engine, MatchPlaces, StepAccount } from './engine';
import type { Program } from './instruction';
import { Machine } from './machine';
import { compileProgram } from './program-compiler';

/** Java's own way: one way after the other, with everything that can be written, but with a limit on the steps. */
export class BacktrackingEngine implements Engine {
  private readonly program: Program;
  /** Fewer characters than this are nowhere matched; Java does not even look, and so misses what would fail. */
  private readonly least: number;

  constructor(root: Node, groupCount: number) {
    this.program = compileProgram(root, groupCount);
    this.least = measure(root).min;
  }

  find(text: string, from: number, lastEnd: number, account: StepAccount): MatchPlaces | undefined {
    const machine = new Machine(this.program, text, lastEnd, account, false);
    for (let start = from; start <= text.length - this.least; ) {
      const places = machine.matchAt(start);
      if (places !== undefined) return places;
      start += this.program.wide && (text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1;
    }
    return undefined;
  }

  matches(text: string, account: StepAccount): MatchPlaces | undefined {
    return new Machine(this.program, text, 0, account, true).matchAt(0);
  }

  lookingAt(text: string, account: StepAccount): MatchPlaces | undefined {
    return new Machine(this.program, text, 0, account, false).matchAt(0);
  }
}
