import type { Consequence, Diagnostic, MethodPart, OffendingText, Origin } from '../definition';
import type { ProblemName } from './problem-names';

export interface ProblemDetails {
  readonly message: string;
  readonly origin: Origin;
  /** @default advice */
  readonly consequence?: Consequence;
  readonly where?: string;
  readonly part?: MethodPart;
  readonly effect?: string;
  readonly offending?: OffendingText;
  /** Link into the service's documentation. */
  readonly docs?: string;
  /** What to write instead, for a person to decide. */
  readonly help?: string;
}

/** Collects what a reader cannot say in the definition: what it had to leave out, and why. */
export class Problems {
  readonly list: Diagnostic[] = [];

  add(rule: ProblemName, { help, consequence = 'advice', ...details }: ProblemDetails): void {
    const severity = consequence === 'rejected' || consequence === 'always-fails' ? 'error' : 'warning';
    this.list.push({ rule, severity, consequence, ...details, help: help === undefined ? [] : [{ text: help, grade: 'manual' }] });
  }
}
