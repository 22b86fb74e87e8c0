import { fragments, isLiteral, type Json, type Unresolved, type Value } from '../../definition';
import { meaning } from '../cards';

/**
 * Values for what synth cannot know, by the printed meaning (`<Ref Nlb>`, `<GetAtt Nlb.DNSName>`), by what the meaning names (`Nlb`,
 * `Nlb.DNSName`, logical ids with or without their hash), or by the token itself (`nlb.loadBalancerDnsName`).
 */
export type ValuesInput = Readonly<Record<string, string>>;

/** Makes of a text with CDK tokens what it will be in the template. */
export type TokenReader = (text: string) => Value<string>;

/** Gives values for intrinsics, and a name of its own to each that nobody gave one for. */
export class UnknownValues {
  private readonly given = new Map<string, string>();
  private readonly names = new Map<string, string>();

  /**
   * @param addresses intrinsics that endpoint URLs begin with, scheme and host included
   * @param functionText ARN or name of the function of the app that an intrinsic refers to
   */
  constructor(
    values: ValuesInput,
    readToken: TokenReader | undefined,
    private readonly addresses: ReadonlySet<string> = new Set(),
    private readonly functionText: (intrinsic: Json) => string | undefined = () => undefined,
  ) {
    for (const [key, value] of Object.entries(values)) this.given.set(givenKey(key, readToken), value);
  }

  /** The value of an intrinsic; undefined for one that is made of others, and for what belongs to every deployment. */
  readonly lookup = (intrinsic: Unresolved): string | undefined => {
    const given = this.givenFor(intrinsic);
    if (given !== undefined) return given;
    const text = this.functionText(intrinsic.unresolved);
    if (text !== undefined) {
      // A plain name may stand for anything; an ARN stands for the function alone.
      if (text.startsWith('arn:')) this.names.set(text, meaning(intrinsic));
      return text;
    }
    return isComposed(intrinsic) || isPseudoParameter(intrinsic.unresolved) ? undefined : this.nameFor(intrinsic);
  };

  /** What the person gave for an intrinsic. */
  givenFor(intrinsic: Unresolved): string | undefined {
    const given = keysOf(intrinsic).find((key) => this.given.has(key));
    return given === undefined ? undefined : this.given.get(given);
  }

  /** Puts meanings in place of the names that stand for unknown values. */
  printed(text: string): string {
    let printed = text;
    // The longer names first, as one may begin with another.
    for (const [name, unknown] of [...this.names].sort(([one], [other]) => other.length - one.length))
      printed = printed.replaceAll(name, unknown);
    return printed;
  }

  /** Meanings of the unknown values that stand in a text. */
  within(text: string): string[] {
    return [...this.names].filter(([name]) => text.includes(name)).map(([, unknown]) => unknown);
  }

  /** A name that may stand in a host, a path and an ARN; a URL for what an endpoint's URL begins with. */
  private nameFor(intrinsic: Unresolved): string {
    const unknown = meaning(intrinsic);
    const words = unknown
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '');
    const name = `${words.slice(0, 50).replace(/-$/, '')}.unknown`;
    const isAddress = this.addresses.has(JSON.stringify(intrinsic.unresolved));
    if (isAddress) this.names.set(`https://${name}`, unknown);
    this.names.set(name, unknown);
    return isAddress ? `https://${name}` : name;
  }
}

function givenKey(key: string, readToken: TokenReader | undefined): string {
  if (!key.includes('${Token[')) return key;
  if (!readToken)
    throw new Error(
      '`values` names a CDK token, and the API was not read from a construct: name the value by its meaning, as in "<Ref Nlb>"',
    );
  const value = readToken(key);
  if (isLiteral(value)) throw new Error(`\`values\` names a token that is known at synth: it is "${value}"`);
  return JSON.stringify(value.unresolved);
}

function keysOf(intrinsic: Unresolved): string[] {
  const printed = meaning(intrinsic);
  const named = /^<(?:Ref|GetAtt) (.*)>$/.exec(printed)?.[1];
  return [JSON.stringify(intrinsic.unresolved), printed, ...exactNames(intrinsic.unresolved), ...(named === undefined ? [] : [named])];
}

/** Logical ids with their hash. */
function exactNames(intrinsic: Json): string[] {
  if (typeof intrinsic !== 'object' || intrinsic === null || Array.isArray(intrinsic)) return [];
  const [name, argument] = Object.entries(intrinsic)[0] ?? [];
  if (name === 'Ref' && typeof argument === 'string') return [argument, `<Ref ${argument}>`];
  if (name !== 'Fn::GetAtt') return [];
  const attribute = Array.isArray(argument) ? argument.join('.') : String(argument);
  return [attribute, `<GetAtt ${attribute}>`];
}

function isComposed(intrinsic: Unresolved): boolean {
  const pieces = fragments(intrinsic);
  return pieces.length !== 1 || pieces[0] === undefined || typeof pieces[0] === 'string' || pieces[0].unresolved !== intrinsic.unresolved;
}

function isPseudoParameter(intrinsic: Json): boolean {
  return exactNames(intrinsic)[0]?.startsWith('AWS::') ?? false;
}
