import type { JavaValue } from '../../values';
import type { MaskedVariable } from '../runtime/masked-variable';
import { Output } from '../runtime/output';

/** The state of one rendering: its output and its variables. */
export class Frame extends Output {
  readonly masked: MaskedVariable[] = [];

  constructor(readonly slots: JavaValue[]) {
    super();
  }
}

export type Run = (frame: Frame) => JavaValue;
export type Test = (frame: Frame) => boolean;
export type Act = (frame: Frame) => void;
