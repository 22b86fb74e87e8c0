import { BlockList, isIP } from 'node:net';
import { compileVariablePattern, compileWildcard, type Variables } from './wildcard';

/** True for a value of the request that one of the policy's values agrees with. */
export type Test = (value: string, variables: Variables) => boolean;

/** Makes a test of the policy's values; a text says what is wrong with them. */
type Operator = (values: readonly string[]) => Test | string;

const lower = (text: string) => text.toLowerCase();
const any =
  (tests: readonly Test[]): Test =>
  (value, variables) =>
    tests.some((test) => test(value, variables));

/** Wildcards of a variable pattern are characters like any other where a text must be equal. */
function equals(fold: (text: string) => string): Operator {
  return (values) =>
    any(
      values.map((value) => {
        if (!value.includes('${')) {
          const wanted = fold(value);
          return (text) => fold(text) === wanted;
        }
        const matches = compileVariablePattern(
          fold(value).replace(/\$\{[^}]*\}|[*?]/g, (piece) => (piece.length > 1 ? piece : `\${${piece}}`)),
        );
        return (text, variables) => matches(fold(text), (name) => mapped(variables(name), fold));
      }),
    );
}

function mapped(text: string | undefined, change: (text: string) => string): string | undefined {
  return text === undefined ? undefined : change(text);
}

const like: Operator = (values) => any(values.map((value) => compileVariablePattern(value)));

function compare(read: (text: string) => number, kind: string, holds: (value: number, wanted: number) => boolean): Operator {
  return (values) => {
    const numbers = values.map(read);
    const wrong = numbers.findIndex((number) => Number.isNaN(number));
    if (wrong >= 0) return `${JSON.stringify(values[wrong])} is no ${kind}`;
    return (text) => {
      const value = read(text);
      return numbers.some((wanted) => holds(value, wanted));
    };
  };
}

function comparisons(prefix: string, read: (text: string) => number, kind: string): [string, Operator][] {
  return [
    [`${prefix}equals`, compare(read, kind, (value, wanted) => value === wanted)],
    [`${prefix}lessthan`, compare(read, kind, (value, wanted) => value < wanted)],
    [`${prefix}lessthanequals`, compare(read, kind, (value, wanted) => value <= wanted)],
    [`${prefix}greaterthan`, compare(read, kind, (value, wanted) => value > wanted)],
    [`${prefix}greaterthanequals`, compare(read, kind, (value, wanted) => value >= wanted)],
  ];
}

function readNumber(text: string): number {
  return /^[+-]?\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
}

/** ISO 8601, or seconds since 1970. */
function readDate(text: string): number {
  return /^\d+$/.test(text) ? Number(text) * 1000 : /^\d{4}-\d\d/.test(text) ? Date.parse(text) : Number.NaN;
}

const ipAddress: Operator = (values) => {
  const list = new BlockList();
  for (const value of values) if (!addRange(list, value)) return `${JSON.stringify(value)} is no IP address or range`;
  return (text) => {
    const address = text.replace(/^::ffff:(?=\d+\.)/i, '');
    const version = isIP(address);
    return version !== 0 && list.check(address, version === 4 ? 'ipv4' : 'ipv6');
  };
};

function addRange(list: BlockList, text: string): boolean {
  const [address, bits, ...others] = text.split('/');
  const version = isIP(address);
  if (version === 0 || others.length > 0) return false;
  const family = version === 4 ? 'ipv4' : 'ipv6';
  if (bits === undefined) list.addAddress(address, family);
  else if (!/^\d{1,3}$/.test(bits) || Number(bits) > (version === 4 ? 32 : 128)) return false;
  else list.addSubnet(address, Number(bits), family);
  return true;
}

/** Each of the six parts of an ARN is matched by itself. */
const arnLike: Operator = (values) =>
  any(
    values.map((value) => {
      const parts = arnParts(value).map(compileWildcard);
      return (text) => {
        const found = arnParts(text);
        return parts.length === 6 && found.length === 6 && parts.every((matches, index) => matches(found[index]));
      };
    }),
  );

function arnParts(text: string): string[] {
  const parts = text.split(':');
  return parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(':')];
}

const binary: Operator = (values) => {
  const bytes = values.map((value) => Buffer.from(value, 'base64').toString('hex'));
  return (text) => bytes.includes(Buffer.from(text, 'base64').toString('hex'));
};

/** Positive operators by their names in lower case. */
const operators: ReadonlyMap<string, Operator> = new Map([
  ['stringequals', equals((text) => text)],
  ['stringequalsignorecase', equals(lower)],
  ['stringlike', like],
  ...comparisons('numeric', readNumber, 'number'),
  ...comparisons('date', readDate, 'date'),
  ['bool', equals(lower)],
  ['binaryequals', binary],
  ['ipaddress', ipAddress],
  ['arnequals', arnLike],
  ['arnlike', arnLike],
]);

/** Operators that are another one denied. */
const negations: ReadonlyMap<string, string> = new Map([
  ['stringnotequals', 'stringequals'],
  ['stringnotequalsignorecase', 'stringequalsignorecase'],
  ['stringnotlike', 'stringlike'],
  ['numericnotequals', 'numericequals'],
  ['datenotequals', 'dateequals'],
  ['notipaddress', 'ipaddress'],
  ['arnnotequals', 'arnequals'],
  ['arnnotlike', 'arnlike'],
]);

export interface CompiledOperator {
  readonly test: Test;
  /** True for `StringNotEquals` and the like: the test says what must not be. */
  readonly negated: boolean;
}

/** An operator over the policy's values; a text says what is wrong. */
export function compileOperator(name: string, values: readonly string[]): CompiledOperator | string {
  const positive = negations.get(lower(name));
  const operator = operators.get(positive ?? lower(name));
  if (!operator) return `${name} is no condition operator`;
  const test = operator(values);
  return typeof test === 'string' ? test : { test, negated: positive !== undefined };
}
