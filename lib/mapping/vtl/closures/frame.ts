import type { JavaValue } from '../../values';
import type { LoopSlots } from '../plan/plan';
import { type LoopVariable, LoopVariables, SlotVariable } from '../runtime/foreach';
import type { MaskedVariable } from '../runtime/masked-variable';
import { Output } from '../runtime/output';

/** The state of one rendering: its output and its variables. */
export class Frame extends Output {
  readonly masked: MaskedVariable[] = [];

  /** What loops fill, by the slot of their item (or -1); loops inside of loops begin often. */
  private readonly loops = new Map<number, LoopVariables>();

  constructor(readonly slots: JavaValue[]) {
    super();
  }

  /** Closures add to the text themselves. */
  override openBytes(): void {}

  loopVariables(item: number | undefined, { scope, count, hasNext }: LoopSlots): LoopVariables {
    const known = this.loops.get(item ?? -1);
    if (known !== undefined) return known;
    const made = new LoopVariables(this.variable(item), this.variable(scope), this.variable(count), this.variable(hasNext));
    this.loops.set(item ?? -1, made);
    return made;
  }

  private variable(slot: number | undefined): LoopVariable | undefined {
    if (slot === undefined) return undefined;
    return this.masked[slot] ?? new SlotVariable(this.slots, slot);
  }
}

export type Run = (frame: Frame) => JavaValue;
export type Test = (frame: Frame) => boolean;
export type Act = (frame: Frame) => void;
