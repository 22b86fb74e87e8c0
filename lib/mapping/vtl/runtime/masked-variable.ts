import type { JavaValue } from '../../values';

/** What a loop puts before its variable in rounds whose item is null. One for each loop, from its first null on. */
export interface NullMask {
  isActive: boolean;
}

/**
 * A loop variable that something else sets as well. In a round whose item is null Velocity hides the variable: it
 * reads as null whatever is set, until a loop inside, over the same variable, has ended.
 */
export class MaskedVariable {
  private value: JavaValue = null;
  private readonly masks: NullMask[] = [];

  get(): JavaValue {
    return this.masks.some((mask) => mask.isActive) ? null : this.value;
  }

  /** Null removes the variable. */
  set(value: JavaValue): void {
    this.value = value;
    if (value !== null) return;
    for (const mask of this.masks) mask.isActive = false;
  }

  /** Begins a round whose item is null. */
  enter(mask: NullMask): void {
    this.value = null;
    this.masks.push(mask);
  }

  leave(): void {
    this.masks.pop();
  }
}
