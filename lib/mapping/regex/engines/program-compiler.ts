import type { CharacterSet } from '../characters/character-set';
import { asciiLower, folded } from '../characters/letter-case';
import { EVERYTHING, NO_LINE_FEED, NO_LINE_TERMINATOR } from '../characters/predefined';
import { measure } from '../syntax/measure';
import { type LookNode, type Node, type RepeatNode, UNBOUNDED } from '../syntax/node';
import { ASSERTIONS } from './assertions';
import type { Instruction, LoopInstruction, Program, RoundsInstruction, RunInstruction } from './instruction';

/** Makes a program of a pattern's tree, from its end to its beginning: every part is told where to go on. */
export function compileProgram(root: Node, groupCount: number): Program {
  return new ProgramCompiler().compile(root, groupCount);
}

class ProgramCompiler {
  private readonly instructions: Instruction[] = [];
  private localCount = 0;
  private wide = false;
  private hasBackReference = false;
  private outermostLoops: LoopInstruction[] = [];

  compile(root: Node, groupCount: number): Program {
    const start = this.node(root, this.add({ op: 'accept' }));
    // A back reference makes a round's success depend on more than its place, so that failures cannot be remembered.
    const remembered = this.hasBackReference ? [] : this.outermostLoops;
    remembered.forEach((loop, index) => {
      loop.memory = index;
    });
    const { instructions, localCount, wide } = this;
    return { instructions, start, groupCount, localCount, memoryCount: remembered.length, wide };
  }

  private add(instruction: Instruction): number {
    this.instructions.push(instruction);
    return this.instructions.length - 1;
  }

  private node(node: Node, next: number): number {
    switch (node.type) {
      case 'sequence':
        return node.items.reduceRight((place, item) => this.node(item, place), next);
      case 'set':
        this.noteWidth(node.set);
        return this.add({ op: 'set', set: node.set, next });
      case 'alternatives':
        return node.branches
          .map((branch) => this.node(branch, next))
          .reduceRight((other, branch) => this.add({ op: 'split', next: branch, other }));
      case 'group':
        return this.group(node.body, node.index, this.localCount++, next);
      case 'repeat':
        return this.repeat(node, next);
      case 'look':
        return this.look(node, next);
      case 'atomic':
        return this.add({ op: 'atomic', body: this.apart(node.body), next });
      case 'backReference':
        this.hasBackReference = true;
        return this.add({ op: 'backReference', group: node.group, fold: foldOf(node), next });
      case 'assertion':
        return this.add({ op: 'assert', test: ASSERTIONS[node.assertion], next });
      case 'lineEnding':
        return this.add({ op: 'lineEnding', next });
      case 'grapheme':
        this.wide = true;
        return this.add({ op: 'grapheme', next });
    }
  }

  private group(body: Node, index: number, begin: number, next: number): number {
    const end = this.add({ op: 'groupEnd', begin, group: index, next });
    return this.add({ op: 'groupBegin', begin, next: this.node(body, end) });
  }

  /** A part that is matched by itself. */
  private apart(node: Node): number {
    return this.node(node, this.add({ op: 'accept' }));
  }

  private look(node: LookNode, next: number): number {
    const { behind, negative, byCodePoints, min, max } = node;
    const outer = this.outermostLoops.length;
    const body = this.node(node.body, this.add({ op: behind ? 'acceptAtLimit' : 'accept' }));
    if (behind) this.outermostLoops.length = outer;
    return this.add({ op: 'look', behind, negative, byCodePoints, min, max, body, next });
  }

  private repeat(node: RepeatNode, next: number): number {
    const { body, min, max, mode } = node;
    if (body.type === 'set') {
      this.noteWidth(body.set);
      return this.run(node, body.set, next);
    }
    if (body.type !== 'group' || mode === 'possessive') return this.rounds(node, body, 0, next);
    const outer = this.outermostLoops.length;
    if (min === 0 && max === 1) {
      const once = this.group(body.body, body.index, this.localCount++, next);
      this.outermostLoops.length = outer;
      return this.add(mode === 'greedy' ? { op: 'split', next: once, other: next } : { op: 'split', next, other: once });
    }
    if (measure(body.body).deterministic) return this.rounds(node, body.body, body.index, next);
    return this.loop(node, body.body, body.index, next, outer);
  }

  private run({ min, max, mode }: RepeatNode, set: CharacterSet, next: number): number {
    const run: RunInstruction = { op: 'run', set, min, max, mode, count: this.localCount++, more: -1, next };
    if (mode === 'lazy') run.more = this.add({ op: 'moreInRun', run });
    return this.add(run);
  }

  private rounds(node: RepeatNode, body: Node, group: number, next: number): number {
    const { min, max, mode } = node;
    const outer = this.outermostLoops.length;
    const rounds: RoundsInstruction = {
      op: 'rounds',
      body: this.apart(body),
      min,
      max,
      mode,
      group,
      count: this.localCount++,
      more: -1,
      next,
    };
    if (node.body.type === 'group') this.outermostLoops.length = outer;
    rounds.more = this.add({ op: 'moreRounds', rounds });
    return this.add(rounds);
  }

  private loop(node: RepeatNode, body: Node, group: number, next: number, outer: number): number {
    const { min, max, mode } = node;
    const begin = this.localCount++;
    const lazy = mode === 'lazy';
    const loop: LoopInstruction = {
      op: 'loop',
      min,
      max,
      lazy,
      begin,
      count: this.localCount++,
      memory: -1,
      body: -1,
      next,
      first: -1,
      more: -1,
    };
    loop.first = this.add({ op: 'loopFirst', loop });
    loop.more = this.add({ op: 'loopMore', loop });
    loop.body = this.group(body, group, begin, this.add({ op: 'loopEnd', loop }));
    this.outermostLoops.length = outer;
    if (!lazy && max === UNBOUNDED) this.outermostLoops.push(loop);
    return this.add({ op: 'loopBegin', loop });
  }

  /** Java does not count its dots. */
  private noteWidth(set: CharacterSet): void {
    const { ranges } = set;
    if (set === EVERYTHING || set === NO_LINE_FEED || set === NO_LINE_TERMINATOR) return;
    this.wide ||= ranges === undefined || ranges.some(([first, last]) => last > 0xffff || (first <= 0xdfff && last >= 0xd800));
  }
}

function foldOf({ ignoreCase, unicodeCase }: { ignoreCase: boolean; unicodeCase: boolean }): ((code: number) => number) | undefined {
  if (!ignoreCase) return undefined;
  return unicodeCase ? folded : asciiLower;
}
