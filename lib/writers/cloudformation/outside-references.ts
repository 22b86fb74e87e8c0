import type { Json, JsonObject } from '../../definition';
import type { LogicalIds } from './logical-ids';

export interface Parameter {
  readonly id: string;
  /** What the parameter stands for, for its description. */
  readonly what: string;
}

const pseudoParameter = /^AWS::[A-Za-z]+$/;
const logicalId = /^[A-Za-z0-9]+$/;

/**
 * Makes parameters of what a template refers to and does not hold (a function, a load balancer, a role): the template stands on its own
 * then, and whoever deploys it says what is meant.
 */
export class OutsideReferences {
  readonly #parameters = new Map<string, Parameter>();
  /** Ids of the parameters. */
  readonly #ids = new Set<string>();

  constructor(private readonly ids: LogicalIds) {}

  get parameters(): readonly Parameter[] {
    return [...this.#parameters.values()];
  }

  /** The JSON with references to what the template does not hold by parameters. */
  replaced(json: Json): Json {
    if (json === null || typeof json !== 'object') return json;
    if (Array.isArray(json)) return (json as readonly Json[]).map((item) => this.replaced(item));
    const entries = Object.entries(json as JsonObject);
    const intrinsic = entries.length === 1 && entries[0] ? this.intrinsic(...entries[0]) : undefined;
    return intrinsic ?? Object.fromEntries(entries.map(([key, value]) => [key, this.replaced(value)]));
  }

  private intrinsic(name: string, argument: Json): Json | undefined {
    if (name === 'Ref' && typeof argument === 'string') return { Ref: this.named(argument) };
    if (name === 'Fn::GetAtt') return this.attribute(argument);
    if (name === 'Fn::Sub') return this.substitution(argument);
    // Conditions and mappings of another template are not here: what they would give is a parameter as a whole.
    if ((name === 'Fn::If' || name === 'Fn::FindInMap') && Array.isArray(argument)) {
      const [first] = argument as readonly Json[];
      return { Ref: this.parameter(`${typeof first === 'string' ? first : ''}Value`, JSON.stringify(argument)) };
    }
    return undefined;
  }

  private attribute(argument: Json): Json | undefined {
    const parts = Array.isArray(argument) ? (argument as readonly Json[]) : typeof argument === 'string' ? argument.split('.') : [];
    if (!parts.every((part) => typeof part === 'string')) return undefined;
    const [resource = '', ...attribute] = parts;
    if (this.holds(resource) || !logicalId.test(resource)) return { 'Fn::GetAtt': argument };
    return { Ref: this.parameter(`${resource}${attribute.join('')}`, `${resource}.${attribute.join('.')}`) };
  }

  private substitution(argument: Json): Json | undefined {
    const [text, variables] = Array.isArray(argument) ? (argument as readonly Json[]) : [argument, undefined];
    if (typeof text !== 'string') return undefined;
    const given = typeof variables === 'object' && variables !== null ? Object.keys(variables) : [];
    const replaced = text.replace(/\$\{([^!}][^}]*)\}/g, (whole, reference: string) => {
      const name = reference.trim();
      if (given.includes(name) || pseudoParameter.test(name)) return whole;
      const [resource = '', ...attribute] = name.split('.');
      if (this.holds(resource) || !logicalId.test(resource)) return whole;
      return `\${${attribute.length === 0 ? this.named(name) : this.parameter(`${resource}${attribute.join('')}`, name)}}`;
    });
    return { 'Fn::Sub': variables === undefined ? replaced : [replaced, this.replaced(variables)] };
  }

  /** Texts that can be no logical id are left alone: a schema may have a member named `Ref`. */
  private named(name: string): string {
    return pseudoParameter.test(name) || this.holds(name) || !logicalId.test(name) ? name : this.parameter(name, name);
  }

  /** Whether the template has a resource of this id; what a parameter stands for may be called the same. */
  private holds(id: string): boolean {
    return this.ids.has(id) && !this.#ids.has(id);
  }

  private parameter(wanted: string, what: string): string {
    const known = this.#parameters.get(what);
    if (known !== undefined) return known.id;
    const parameter = { id: this.ids.take(wanted), what };
    this.#parameters.set(what, parameter);
    this.#ids.add(parameter.id);
    return parameter.id;
  }
}
