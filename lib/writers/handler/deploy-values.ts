import { type ApiDefinition, fragments, type Json, type Unresolved } from '../../definition';

/** A value that synth cannot know, which the handler reads from its environment when it starts. */
export interface DeployValue {
  /** Environment variable that holds it: `VALUE_NLB_DNSNAME`. */
  readonly variable: string;
  /** What it is, for people: `Nlb.DNSName`. */
  readonly meaning: string;
  readonly intrinsic: Json;
  /** What it is where the variable is not set. @default - the handler does not start without it */
  readonly fallback?: string;
  /** True for the value of an API key that the service makes up: nothing in a template can name it. */
  readonly madeUp?: boolean;
}

/** What a template knows of where it is deployed: Lambda sets the region, the others are the same in nearly every account. */
const pseudoParameters: ReadonlyMap<string, { readonly variable: string; readonly fallback: string }> = new Map([
  ['AWS::Region', { variable: 'AWS_REGION', fallback: 'us-east-1' }],
  ['AWS::AccountId', { variable: 'VALUE_AWS_ACCOUNTID', fallback: '123456789012' }],
  ['AWS::Partition', { variable: 'VALUE_AWS_PARTITION', fallback: 'aws' }],
  ['AWS::URLSuffix', { variable: 'VALUE_AWS_URLSUFFIX', fallback: 'amazonaws.com' }],
]);

/**
 * Stands in for the values that synth cannot know while a plan is compiled: hands out a mark for each, a word that occurs nowhere in
 * the definition, and finds the marks again in what was made of the plan.
 */
export class DeployValues {
  readonly #given: ((intrinsic: Unresolved) => string | undefined) | undefined;
  readonly #word: string;
  readonly #values: DeployValue[] = [];
  readonly #indexes = new Map<string, number>();
  readonly #found = new Set<number>();
  readonly #madeUp: ReadonlySet<string>;

  constructor(definition: ApiDefinition, given: ((intrinsic: Unresolved) => string | undefined) | undefined) {
    this.#given = given;
    const text = JSON.stringify(definition);
    let word = 'deployvalue';
    while (text.includes(word)) word += 'z';
    this.#word = word;
    this.#madeUp = new Set(
      definition.apiKeys.filter(({ value }) => value === undefined).map((key) => `${key.origin.logicalId ?? key.name}.Value`),
    );
  }

  /** The text for an intrinsic: what was given for it, or its mark. Undefined for a compound, whose parts are asked for one by one. */
  readonly markOf = (intrinsic: Unresolved): string | undefined => {
    const given = this.#given?.(intrinsic);
    if (given !== undefined) return given;
    const [piece, ...others] = fragments(intrinsic);
    if (piece === undefined || typeof piece === 'string' || others.length > 0) return undefined;
    return `${this.#word}${this.#indexOf(piece)}x`;
  };

  /** The pieces of a text: what is known, and indexes of values. */
  pieces(text: string): readonly (string | number)[] {
    const pieces = text.split(new RegExp(`${this.#word}(\\d+)x`));
    return pieces.flatMap((piece, place): readonly (string | number)[] => {
      if (place % 2 === 0) return piece === '' ? [] : [piece];
      this.#found.add(Number(piece));
      return [Number(piece)];
    });
  }

  /** All values, in the order in which they were met; their indexes are those of {@link pieces}. */
  get values(): readonly DeployValue[] {
    return this.#values;
  }

  /** Values that no text holds: numbers, booleans and names of kinds are decided while the plan is compiled. */
  get lost(): readonly DeployValue[] {
    return this.#values.filter((_, index) => !this.#found.has(index));
  }

  #indexOf(piece: Unresolved): number {
    const key = JSON.stringify(piece.unresolved);
    const known = this.#indexes.get(key);
    if (known !== undefined) return known;
    const meaning = words(piece.unresolved).join('.') || 'value';
    const pseudo = pseudoParameters.get(meaning);
    this.#values.push({
      variable: pseudo?.variable ?? this.#variableOf(meaning),
      meaning,
      intrinsic: piece.unresolved,
      fallback: pseudo?.fallback ?? (this.#madeUp.has(meaning) ? '' : undefined),
      ...(this.#madeUp.has(meaning) && { madeUp: true }),
    });
    this.#indexes.set(key, this.#values.length - 1);
    return this.#values.length - 1;
  }

  #variableOf(meaning: string): string {
    const base = `VALUE_${meaning.replace(/[^A-Za-z0-9]+/g, '_').toUpperCase()}`;
    let variable = base;
    for (let count = 2; this.#values.some((value) => value.variable === variable); count++) variable = `${base}_${count}`;
    return variable;
  }
}

/** The names in an intrinsic, without those of its functions. */
function words(json: Json): string[] {
  if (json === null || typeof json === 'boolean') return [];
  if (typeof json !== 'object') return [String(json)];
  return (Array.isArray(json) ? (json as readonly Json[]) : Object.values(json)).flatMap(words);
}
