import type { JsonDialect } from '../plain-json';
import {
  doubleText,
  JavaDouble,
  JavaException,
  type JavaNumber,
  narrowestInteger,
  parseBigDecimal,
  parseBigInteger,
  parseDouble,
} from '../values';
import { InvalidJson } from './invalid-json';

/** Decimals of more characters are BigDecimals. */
const DOUBLE_CHARACTERS = 18;

/** Integers of more digits are BigIntegers whatever their value. */
const LONG_DIGITS = 19;

/** `text` begins with a minus or a digit and goes on with digits; characters below a blank may follow. */
export function integerNumber(text: string, offset: number, { permissive }: JsonDialect): JavaNumber {
  const negative = text[0] === '-';
  const length = negative ? text.length - 1 : text.length;
  if (!permissive && length > 1 && text[negative ? 1 : 0] === '0')
    throw new InvalidJson(`The number ${shown(text)} has a leading zero.`, offset);
  try {
    return length > LONG_DIGITS ? parseBigInteger(text) : narrowestInteger(accumulated(text, negative));
  } catch (error) {
    throw asInvalidJson(error, text, offset);
  }
}

/** json-smart multiplies and adds without a look at the characters: a control character counts as its distance from `0`. */
function accumulated(text: string, negative: boolean): bigint {
  if (/^-?[0-9]+$/.test(text)) return BigInt(text);
  let value = 0n;
  for (let i = negative ? 1 : 0; i < text.length; i++) value = value * 10n + BigInt(text.charCodeAt(i) - 48);
  return negative ? -value : value;
}

/** A number with a point or an exponent. */
export function decimalNumber(text: string, offset: number, { permissive }: JsonDialect): JavaNumber {
  if (!permissive && /^(?:00$|-?0[0-9].)/s.test(text)) throw new InvalidJson(`The number ${shown(text)} has a leading zero.`, offset);
  try {
    if (text.length <= DOUBLE_CHARACTERS) return parseDouble(text);
    if (!permissive) {
      const double = parseDouble(text).value;
      if (sameDigits(doubleText(double), text)) return new JavaDouble(double);
    }
    return parseBigDecimal(text);
  } catch (error) {
    throw asInvalidJson(error, text, offset);
  }
}

/**
 * Whether a double's text is what the document says, exponent signs aside. json-smart compares character by character and
 * does not stop at the end of the document's number, which fails.
 */
function sameDigits(double: string, written: string): boolean {
  if (double.length > written.length) return false;
  let j = 0;
  for (const unit of double) {
    if (isDigit(unit)) {
      if (unit !== written[j]) return false;
      j++;
    } else {
      if (isDigit(written[j])) return false;
      j++;
      if (j >= written.length)
        throw new JavaException('ArrayIndexOutOfBoundsException', `Index ${j} out of bounds for length ${written.length}`);
      if (written[j] === '+') j++;
    }
  }
  return j === written.length;
}

function isDigit(unit: string | undefined): boolean {
  return unit !== undefined && unit >= '0' && unit <= '9';
}

function asInvalidJson(error: unknown, text: string, offset: number): unknown {
  return error instanceof JavaException ? new InvalidJson(`The number ${shown(text)} cannot be read.`, offset) : error;
}

function shown(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
