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

  put(value: JavaValue): void {
    this.value = value;
  }

  remove(): void {
    this.value = null;
    for (const mask of this.masks) mask.isActive = false;
  }

  enter(mask: NullMask): void {
    this.masks.push(mask);
  }

  leave(): void {
    this.masks.pop();
  }
}
