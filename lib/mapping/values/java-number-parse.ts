import { JavaException } from './java-exception';
import { JavaBigDecimal, JavaBigInteger, JavaDouble, JavaLong } from './java-number';
import type { JavaNumber } from './java-value';

const MIN_INT = -(2 ** 31);
const MAX_INT = 2 ** 31 - 1;
const MIN_LONG = -(2n ** 63n);
const MAX_LONG = 2n ** 63n - 1n;

/** A number of more digits than this is refused: its arithmetic would take seconds. */
export const DIGITS_LIMIT = 100_000;

/** Integer where it fits 32 bits, else Long, else BigInteger: how literals and JSON numbers get their kind. */
export function narrowestInteger(value: bigint): JavaNumber {
  if (value >= MIN_INT && value <= MAX_INT) return Number(value);
  return value >= MIN_LONG && value <= MAX_LONG ? new JavaLong(value) : new JavaBigInteger(value);
}

/** A JavaScript integer, exact (below 2^53), as Integer or Long. */
export function integerOf(value: number): JavaNumber {
  return (value | 0) === value ? value | 0 : new JavaLong(BigInt(value));
}

/** `Integer.parseInt(text)`; a NumberFormatException for what is no number of 32 bits. */
export function parseInteger(text: string, radix = 10): number {
  const value = integerValue(text, radix);
  if (value < MIN_INT || value > MAX_INT) throw badNumber(text);
  return Number(value);
}

/** `Long.parseLong(text)`. */
export function parseLong(text: string, radix = 10): JavaLong {
  const value = integerValue(text, radix);
  if (value < MIN_LONG || value > MAX_LONG) throw badNumber(text);
  return new JavaLong(value);
}

/** `new BigInteger(text)`. */
export function parseBigInteger(text: string, radix = 10): JavaBigInteger {
  return new JavaBigInteger(integerValue(text, radix));
}

function integerValue(text: string, radix: number): bigint {
  if (radix < 2 || radix > 36) throw badNumber(text);
  const start = text[0] === '-' || text[0] === '+' ? 1 : 0;
  if (text.length === start || text.length > DIGITS_LIMIT) throw badNumber(text);
  if (radix === 10 && /^[0-9]+$/.test(text.slice(start))) return text[0] === '+' ? BigInt(text.slice(1)) : BigInt(text);
  let value = 0n;
  for (let i = start; i < text.length; i++) {
    const digit = digitValue(text[i], radix);
    if (digit < 0) throw badNumber(text);
    value = value * BigInt(radix) + BigInt(digit);
  }
  return text[0] === '-' ? -value : value;
}

/** `Character.digit`: the decimal digits of every script, and Latin letters, plain or full-width; -1 for others. */
export function digitValue(unit: string, radix: number): number {
  let digit = Number.parseInt(unit.normalize('NFKC'), 36);
  if (/^\p{Nd}$/u.test(unit)) digit = decimalDigit(unit);
  else if (!/^[a-zA-Z\uFF21-\uFF3A\uFF41-\uFF5A]$/.test(unit)) return -1;
  return digit < radix ? digit : -1;
}

/** Unicode keeps the ten digits of a script together, in order; the one of another script may stand directly before. */
function decimalDigit(unit: string): number {
  let before = 0;
  const code = unit.codePointAt(0)!;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(code - before - 1))) before++;
  return before % 10;
}

const DECIMAL = /^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?[fFdD]?$/;
const HEXADECIMAL = /^([+-]?)0[xX](?:([0-9a-fA-F]+)\.?|([0-9a-fA-F]*)\.([0-9a-fA-F]+))[pP]([+-]?[0-9]+)[fFdD]?$/;

/** `Double.parseDouble(text)`: also `NaN`, `Infinity`, a trailing `d` or `f`, and hexadecimal floating point. */
export function parseDouble(text: string): JavaDouble {
  const trimmed = javaTrim(text);
  if (DECIMAL.test(trimmed)) return new JavaDouble(Number(trimmed.replace(/[fFdD]$/, '')));
  if (/^[+-]?NaN$/.test(trimmed)) return new JavaDouble(Number.NaN);
  if (/^[+-]?Infinity$/.test(trimmed)) return new JavaDouble(Number(trimmed));
  const hexadecimal = HEXADECIMAL.exec(trimmed);
  if (hexadecimal !== null) return new JavaDouble(hexadecimalValue(hexadecimal));
  throw new JavaException('NumberFormatException', trimmed === '' ? 'empty String' : `For input string: "${text}"`);
}

function hexadecimalValue([, sign, whole, integral, fraction, exponent]: RegExpExecArray): number {
  const mantissa = BigInt(`0x0${whole ?? `${integral}${fraction}`}`);
  const shift = Math.max(-(10 ** 6), Math.min(10 ** 6, Number(exponent))) - 4 * (fraction?.length ?? 0);
  const magnitude = mantissa === 0n ? 0 : scaled(mantissa, shift);
  return sign === '-' ? -magnitude : magnitude;
}

/** mantissa × 2^shift, rounded once, half to even. */
function scaled(mantissa: bigint, shift: number): number {
  const bits = mantissa.toString(2).length;
  if (bits + shift > 1024) return Number.POSITIVE_INFINITY;
  const kept = Math.min(53, bits + shift + 1074);
  if (kept < 0) return 0;
  const dropped = BigInt(Math.max(0, bits - kept));
  const rest = mantissa & ((1n << dropped) - 1n);
  let value = mantissa >> dropped;
  const half = dropped > 0n ? 1n << (dropped - 1n) : 0n;
  if (dropped > 0n && (rest > half || (rest === half && value % 2n === 1n))) value += 1n;
  const power = shift + Number(dropped);
  return power < -1000
    ? Number(value) * 2 ** (power + 100) * 2 ** -100
    : power > 900
      ? Number(value) * 2 ** (power - 100) * 2 ** 100
      : Number(value) * 2 ** power;
}

const BIG_DECIMAL = /^([+-]?)([0-9]*)(?:\.([0-9]*))?(?:[eE]([+-]?)0*([0-9]{1,10}))?$/;

/** `new BigDecimal(text)`: keeps every digit, `2.50` has a scale of 2. */
export function parseBigDecimal(text: string): JavaBigDecimal {
  const match = BIG_DECIMAL.exec(text.replace(/[^\0-\x7F]/g, (unit) => (digitValue(unit, 10) < 0 ? unit : String(digitValue(unit, 10)))));
  if (match === null || text.length > DIGITS_LIMIT) throw badNumber(text);
  const [, sign, whole, fraction = '', exponentSign, exponentDigits = '0'] = match;
  const exponent = exponentSign === '-' ? -Number(exponentDigits) : Number(exponentDigits);
  const scale = fraction.length - exponent;
  const fits = exponent >= -MAX_INT && exponent <= MAX_INT && scale >= MIN_INT && scale <= MAX_INT;
  if (whole + fraction === '' || !fits) throw badNumber(text);
  const unscaled = BigInt(whole + fraction);
  return new JavaBigDecimal(sign === '-' ? -unscaled : unscaled, scale);
}

/** Java's `String.trim`: everything up to U+0020 goes, at both ends. */
export function javaTrim(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text.charCodeAt(start) <= 32) start++;
  while (end > start && text.charCodeAt(end - 1) <= 32) end--;
  return text.slice(start, end);
}

function badNumber(text: string): JavaException {
  const shown = text.length > 100 ? `${text.slice(0, 100)}…` : text;
  return new JavaException('NumberFormatException', `For input string: "${shown}"`);
}
