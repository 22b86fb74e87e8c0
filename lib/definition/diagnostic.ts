import type { Json } from './json';
import type { Origin } from './origin';

export type Severity = 'error' | 'warning';

/**
 * What happens if nobody acts: the deploy fails, every request fails, some requests fail, or nothing fails and there is
 * a better way. The first two are errors, the others warnings.
 */
export type Consequence = 'rejected' | 'always-fails' | 'sometimes-fails' | 'advice';

/** The part of a method that a diagnostic speaks of, in the service's words. */
export type MethodPart = 'methodRequest' | 'integrationRequest' | 'integration' | 'integrationResponse' | 'methodResponse';

/** The text that is wrong, within a text that the person wrote (a URI, a template, an expression). */
export interface OffendingText {
  /** The whole text: a template's source, a URI, a mapping expression. */
  readonly text: string;
  /** Offsets into `text` (UTF-16 units) of the offending piece. */
  readonly start: number;
  readonly end: number;
  /** What to print beside the caret, a few words. */
  readonly label?: string;
  /** How `text` is called in a frame: `template for application/json`, `endpoint URL`. */
  readonly name: string;
  /** True if the text deserves a frame of its own lines (templates). */
  readonly multiline?: boolean;
}

/** The other half of a disagreement: the undeclared parameter, the pattern that shadows, the twin that is spelt otherwise. */
export interface RelatedText {
  /** A few words that say what it has to do with the mistake. */
  readonly label: string;
  readonly origin: Origin;
  readonly offending?: OffendingText;
}

/** An input for which a template goes wrong, and what the template prints for it. */
export interface TemplateExample {
  /** What is peculiar about it, a few words: `a quote in name`. */
  readonly name: string;
  /** The body that the template reads. */
  readonly body: Json;
  /** The parameters that it reads, by name. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly output: string;
  /** Offset into `output` (UTF-16 units) from which on it is wrong. */
  readonly offset: number;
}

/** What to write instead. */
export interface Help {
  readonly text: string;
  /** `exact`: safe to apply; `likely`; `manual`: a person has to decide. */
  readonly grade: 'exact' | 'likely' | 'manual';
  /** Text that replaces the offending piece, for `exact` and `likely`. */
  readonly replacement?: string;
}

/** One mistake. Terminal, JSON, SARIF and CDK messages are views of it. */
export interface Diagnostic {
  /** Name of the rule, kebab-case, never renumbered. */
  readonly rule: string;
  readonly severity: Severity;
  readonly consequence: Consequence;
  /** One sentence of fact, with the names in it. */
  readonly message: string;
  /** What the service does about it, in its own terms; left out without evidence. */
  readonly effect?: string;
  /** `GET /pets`, or the resource path, or absent for the API itself. */
  readonly where?: string;
  readonly part?: MethodPart;
  readonly origin: Origin;
  /** Member of the part at `origin` that is wrong, as documents spell it: `uri`, `timeoutInMillis`. Absent: the part as a whole. */
  readonly member?: string;
  readonly offending?: OffendingText;
  readonly related?: readonly RelatedText[];
  /** Shows what goes wrong, for templates. */
  readonly example?: TemplateExample;
  readonly help: readonly Help[];
  /** Link into the service's documentation. */
  readonly docs?: string;
  /** Why somebody decided to live with it. A diagnostic that has this stops nobody. */
  readonly acknowledged?: string;
}
