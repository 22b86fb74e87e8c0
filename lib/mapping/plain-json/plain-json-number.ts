import { JavaDouble, type JavaNumber, narrowestInteger } from '../values';
import { MINUS } from './json-characters';
import { Scalar } from './plain-json-scanner';

const ZERO = 0x30;

/** Numbers of up to so many digits are Integers whatever they are. */
const INTEGER_DIGITS = 9;

/** The value of a number that was passed. */
export function plainNumber(text: string, start: number, end: number, kind: Scalar): JavaNumber {
  if (kind === Scalar.Integer && end - start <= INTEGER_DIGITS) return integer(text, start, end);
  const written = text.slice(start, end);
  if (kind === Scalar.Integer) return narrowestInteger(BigInt(written));
  return new JavaDouble(kind === Scalar.PlainDecimal ? written : Number(written));
}

function integer(text: string, start: number, end: number): number {
  const isNegative = text.charCodeAt(start) === MINUS;
  let value = 0;
  for (let at = isNegative ? start + 1 : start; at < end; at++) value = value * 10 + text.charCodeAt(at) - ZERO;
  return isNegative ? -value | 0 : value;
}
