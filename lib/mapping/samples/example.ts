import type { SourceRange } from '../vtl';
import type { ShapePath } from './body-shape';
import type { Deviation, SampleValue } from './sample-body';

/** An input for which a template's output is not what its content type says. */
export interface TemplateOutputProblem {
  /** What is wrong, and what to write instead. */
  readonly message: string;
  /** The kind of example: `a quote in a parameter`. */
  readonly sample: string;
  /** What to write instead; may be empty. */
  readonly hint: string;
  /** The smallest example that shows it. */
  readonly body: SampleValue;
  readonly parameters: Readonly<Record<string, string>>;
  /** What the template prints for it, and where in this it goes wrong. */
  readonly output: string;
  readonly outputOffset: number;
  /** The place in the template that causes it, where it can be told. */
  readonly range?: SourceRange;
}

/** What is unusual of an example. */
export interface Example {
  readonly deviation?: Deviation;
  readonly parameter?: { readonly name: string; readonly value: string };
  readonly left?: readonly ShapePath[];
  /** The value of all texts and parameters that may hold any character. */
  readonly everywhere?: string;
  /** Nothing that the template walks over has an item. */
  readonly isEmpty?: boolean;
  /** Parameters that the request has not; those of the path it always has. */
  readonly without?: (parameter: string) => boolean;
}

/** The parameter that a template gets that walks over all of them. */
export const ANY_PARAMETER = 'parameter';
