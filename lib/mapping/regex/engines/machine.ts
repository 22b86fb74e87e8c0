import { JavaException } from '../../values';
import type { CharacterSet } from '../characters/character-set';
import { codeBefore, graphemeEnd } from './assertions';
import { BacktrackStack } from './backtrack-stack';
import type { MatchPlaces, StepAccount } from './engine';
import type { Instruction, LookInstruction, LoopInstruction, Program, RoundsInstruction, RunInstruction } from './instruction';

/** No way: what running gives where a match fails. */
const FAIL = -1;

/**
 * Runs a program over one text. What is kept between attempts at different places is what Java keeps: groups that an
 * attempt left behind, and the places where loops failed.
 */
export class Machine {
  /** Begins and ends of groups, two a group, then the locals of groups and loops. */
  private readonly slots: number[];
  private readonly stack: BacktrackStack;
  private readonly memories: readonly Set<number>[];
  private readonly firstLocal: number;
  private behindLimit = 0;

  constructor(
    private readonly program: Program,
    private readonly text: string,
    private readonly lastEnd: number,
    private readonly account: StepAccount,
    /** Whether a match must end at the text's end. */
    private readonly whole: boolean,
  ) {
    this.firstLocal = 2 * (program.groupCount + 1);
    this.slots = new Array<number>(this.firstLocal + program.localCount).fill(-1);
    this.memories = Array.from({ length: program.memoryCount }, () => new Set<number>());
    this.stack = new BacktrackStack(this.slots, this.memories);
  }

  matchAt(start: number): MatchPlaces | undefined {
    const end = this.run(this.program.start, start, this.whole);
    if (end === FAIL) return undefined;
    return [start, end, ...this.slots.slice(2, this.firstLocal)];
  }

  /** Where the part of the program that begins at `place` ends. Its changes stay where it matches. */
  private run(place: number, start: number, whole: boolean): number {
    const { stack, account } = this;
    const { instructions } = this.program;
    const base = stack.height;
    const way = { place, pos: start };
    for (;;) {
      if (--account.left < 0) throw tooManySteps();
      const instruction = instructions[way.place];
      if (instruction.op === 'accept' && !(whole && way.pos !== this.text.length)) {
        stack.cut(base);
        return way.pos;
      }
      if (instruction.op === 'acceptAtLimit' && way.pos === this.behindLimit) {
        stack.cut(base);
        return way.pos;
      }
      if (!this.execute(instruction, way) && !stack.take(base, way, (pos) => this.before(pos))) return FAIL;
    }
  }

  /** Moves `way` on; false where this way leads nowhere. */
  private execute(instruction: Instruction, way: { place: number; pos: number }): boolean {
    switch (instruction.op) {
      case 'set':
        return this.move(way, instruction.next, this.after(instruction.set, way.pos));
      case 'run':
        return this.move(way, instruction.next, this.runSet(instruction, way));
      case 'moreInRun':
        return this.oneMoreInRun(instruction.run, way);
      case 'assert':
        way.place = instruction.next;
        return instruction.test(this.text, way.pos, this.lastEnd);
      case 'split':
        this.stack.open(instruction.other, way.pos);
        way.place = instruction.next;
        return true;
      case 'groupBegin':
        this.stack.change(this.firstLocal + instruction.begin, way.pos);
        way.place = instruction.next;
        return true;
      case 'groupEnd':
        if (instruction.group > 0) this.setGroup(instruction.group, this.slots[this.firstLocal + instruction.begin], way.pos);
        way.place = instruction.next;
        return true;
      case 'backReference':
        return this.move(way, instruction.next, this.afterGroup(instruction.group, instruction.fold, way.pos));
      case 'lineEnding':
        return this.move(way, instruction.next, this.afterLineEnding(instruction.next, way.pos));
      case 'grapheme':
        return this.move(way, instruction.next, way.pos < this.text.length ? graphemeEnd(this.text, way.pos) : FAIL);
      case 'look':
        way.place = instruction.next;
        return this.look(instruction, way.pos) !== instruction.negative;
      case 'atomic':
        return this.move(way, instruction.next, this.run(instruction.body, way.pos, false));
      case 'rounds':
        return this.rounds(instruction, way);
      case 'moreRounds':
        return this.oneMoreRound(instruction.rounds, way);
      case 'loopBegin':
        return this.beginLoop(instruction.loop, way);
      case 'loopFirst':
        return this.nextRound(instruction.loop, 1, way);
      case 'loopMore':
        return this.nextRound(instruction.loop, this.roundsOf(instruction.loop) + 1, way);
      case 'loopEnd':
        return this.endRound(instruction.loop, way);
      default:
        return false;
    }
  }

  private move(way: { place: number; pos: number }, place: number, pos: number): boolean {
    way.place = place;
    way.pos = pos;
    return pos !== FAIL;
  }

  private after(set: CharacterSet, pos: number): number {
    if (pos >= this.text.length) return FAIL;
    const code = this.text.codePointAt(pos)!;
    return set.has(code) ? pos + (code > 0xffff ? 2 : 1) : FAIL;
  }

  private before(pos: number): number {
    return pos - (codeBefore(this.text, pos) > 0xffff ? 2 : 1);
  }

  private runSet(run: RunInstruction, way: { pos: number }): number {
    const { set, min, max, mode } = run;
    let pos = way.pos;
    let count = 0;
    let least = FAIL;
    const wanted = mode === 'lazy' ? min : max;
    for (;;) {
      if (count === min) least = pos;
      if (count >= wanted) break;
      const end = this.after(set, pos);
      if (end === FAIL) break;
      pos = end;
      count++;
    }
    this.account.left -= count >> 3;
    if (least === FAIL) return FAIL;
    if (mode === 'greedy' && pos > least) this.stack.openRun(run.next, Math.max(least, this.before(pos)), least);
    if (mode === 'lazy' && max > min) this.openLazy(run, min, pos);
    return pos;
  }

  /** Keeps open that a lazy run, which has `count` characters at `pos`, takes one more. */
  private openLazy(run: RunInstruction, count: number, pos: number): void {
    this.stack.change(this.firstLocal + run.count, count);
    this.stack.open(run.more, pos);
  }

  private oneMoreInRun(run: RunInstruction, way: { place: number; pos: number }): boolean {
    const count = this.slots[this.firstLocal + run.count];
    if (count >= run.max || !this.move(way, run.next, this.after(run.set, way.pos))) return false;
    this.openLazy(run, count + 1, way.pos);
    return true;
  }

  private setGroup(group: number, begin: number, end: number): void {
    this.stack.change(2 * group, begin);
    this.stack.change(2 * group + 1, end);
  }

  private afterGroup(group: number, fold: ((code: number) => number) | undefined, pos: number): number {
    if (group > this.program.groupCount) return FAIL;
    const begin = this.slots[2 * group];
    const length = this.slots[2 * group + 1] - begin;
    if (begin < 0 || pos + length > this.text.length) return FAIL;
    this.account.left -= length >> 3;
    if (fold === undefined) return this.text.startsWith(this.text.slice(begin, begin + length), pos) ? pos + length : FAIL;
    for (let i = 0; i < length; ) {
      const code = this.text.codePointAt(begin + i)!;
      const other = this.text.codePointAt(pos + i)!;
      if (code !== other && fold(code) !== fold(other)) return FAIL;
      i += code > 0xffff ? 2 : 1;
    }
    return pos + length;
  }

  /** CR LF is one line end, or two where that helps. */
  private afterLineEnding(next: number, pos: number): number {
    const code = this.text.charCodeAt(pos);
    if (code === 0x0d && this.text.charCodeAt(pos + 1) === 0x0a) {
      this.stack.open(next, pos + 1);
      return pos + 2;
    }
    return (code >= 0x0a && code <= 0x0d) || code === 0x85 || code === 0x2028 || code === 0x2029 ? pos + 1 : FAIL;
  }

  private look(look: LookInstruction, pos: number): boolean {
    if (!look.behind) return this.run(look.body, pos, false) !== FAIL;
    const outer = this.behindLimit;
    this.behindLimit = pos;
    const found = this.lookBehind(look, pos);
    this.behindLimit = outer;
    return found;
  }

  /** Nearer beginnings first. Lengths are counted as Java counts them, at 32 bits. */
  private lookBehind({ body, min, max, byCodePoints }: LookInstruction, pos: number): boolean {
    if (!byCodePoints) {
      const last = Math.max((pos - max) | 0, 0);
      for (let start = pos - min; start >= last; start--) if (this.run(body, start, false) !== FAIL) return true;
      return false;
    }
    const last = this.stepsBack(pos, max);
    for (let start = this.stepsBack(pos, min); start >= last; start = start > 0 ? this.before(start) : FAIL) {
      if (this.run(body, start, false) !== FAIL) return true;
    }
    return false;
  }

  private stepsBack(pos: number, count: number): number {
    let start = pos;
    for (let i = 0; i < count && start > 0; i++) start = this.before(start);
    return start;
  }

  private rounds(rounds: RoundsInstruction, way: { place: number; pos: number }): boolean {
    const { min, max, mode, next } = rounds;
    if (rounds.group > 0) this.setGroup(rounds.group, this.slots[2 * rounds.group], this.slots[2 * rounds.group + 1]);
    way.place = next;
    for (let count = 0; count < min; count++) if (this.round(rounds, way) === FAIL) return false;
    if (mode === 'lazy') {
      this.stack.change(this.firstLocal + rounds.count, min);
      this.stack.open(rounds.more, way.pos);
      return true;
    }
    for (let count = min; count < max; count++) {
      const before = way.pos;
      const height = this.stack.height;
      if (mode === 'greedy') this.stack.open(next, before);
      const { group } = rounds;
      const [groupBegin, groupEnd] = [this.slots[2 * group], this.slots[2 * group + 1]];
      const end = this.round(rounds, way);
      if (end !== FAIL && end > before) continue;
      this.stack.cut(height);
      this.slots[2 * group] = groupBegin;
      this.slots[2 * group + 1] = groupEnd;
      break;
    }
    return true;
  }

  /** One round, which sets the group to itself. */
  private round({ body, group }: RoundsInstruction, way: { pos: number }): number {
    const begin = way.pos;
    const end = this.run(body, begin, false);
    if (end === FAIL) return FAIL;
    if (group > 0) this.setGroup(group, begin, end);
    way.pos = end;
    return end;
  }

  private oneMoreRound(rounds: RoundsInstruction, way: { place: number; pos: number }): boolean {
    const slot = this.firstLocal + rounds.count;
    if (this.slots[slot] >= rounds.max) return false;
    const before = way.pos;
    if (this.round(rounds, way) === FAIL || way.pos === before) return false;
    this.stack.change(slot, this.slots[slot] + 1);
    this.stack.open(rounds.more, way.pos);
    way.place = rounds.next;
    return true;
  }

  private roundsOf(loop: LoopInstruction): number {
    return this.slots[this.firstLocal + loop.count];
  }

  private beginLoop(loop: LoopInstruction, way: { place: number; pos: number }): boolean {
    if (loop.min > 0) return this.nextRound(loop, 1, way);
    way.place = loop.next;
    if (loop.max === 0) return true;
    if (loop.lazy) {
      this.stack.open(loop.first, way.pos);
      return true;
    }
    this.stack.open(loop.next, way.pos);
    return this.nextRound(loop, 1, way);
  }

  private nextRound(loop: LoopInstruction, count: number, way: { place: number }): boolean {
    this.stack.change(this.firstLocal + loop.count, count);
    way.place = loop.body;
    return true;
  }

  /** An empty round is the last one. */
  private endRound(loop: LoopInstruction, way: { place: number; pos: number }): boolean {
    way.place = loop.next;
    if (way.pos <= this.slots[this.firstLocal + loop.begin]) return true;
    const count = this.roundsOf(loop);
    if (count < loop.min) return this.nextRound(loop, count + 1, way);
    if (count >= loop.max) return true;
    if (loop.lazy) {
      this.stack.open(loop.more, way.pos);
      return true;
    }
    if (loop.memory < 0) {
      this.stack.open(loop.next, way.pos);
    } else {
      if (this.memories[loop.memory].has(way.pos)) return true;
      this.stack.openRemembering(loop.next, way.pos, loop.memory);
    }
    return this.nextRound(loop, count + 1, way);
  }
}

function tooManySteps(): JavaException {
  return new JavaException('StackOverflowError', 'The regular expression takes too many steps on this text.');
}
