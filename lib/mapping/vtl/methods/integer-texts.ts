import { JavaException, JavaLong, parseBigInteger } from '../../values';

/** `Integer.decode` and `Long.decode`: decimal, `0x`, `#` or `0`, after a sign. */
export function decodeInteger(text: string, bits: 32 | 64): JavaLong {
  if (text === '') throw badNumber(text);
  const [, sign, prefix, digits] = /^([-+]?)(0[xX]|#|0(?=.))?(.*)$/s.exec(text)!;
  if (/^[-+]/.test(digits)) throw badNumber(text);
  const radix = prefix === undefined ? 10 : prefix === '0' ? 8 : 16;
  const value = parseBigInteger(sign === '-' ? `-${digits}` : digits, radix).value;
  if (BigInt.asIntN(bits, value) !== value) throw badNumber(text);
  return new JavaLong(value);
}

/** `Integer.parseUnsignedInt` and `Long.parseUnsignedLong`, as the bits that they answer. */
export function parseUnsigned(text: string | null, radix: number, bits: 32 | 64): JavaLong {
  if (text === null) throw badNumber('null');
  if (text.startsWith('-')) throw badNumber(text);
  const { value } = parseBigInteger(text, radix);
  if (BigInt.asUintN(bits, value) !== value) throw badNumber(text);
  return new JavaLong(BigInt.asIntN(bits, value));
}

function badNumber(text: string): JavaException {
  return new JavaException('NumberFormatException', `For input string: ${JSON.stringify(text)}`);
}
