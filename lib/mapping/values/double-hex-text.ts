const EXPONENT_BIAS = 1023;
const FRACTION_BITS = 52n;
const FRACTION_DIGITS = 13;

/** `Double.toHexString`. */
export function doubleHexText(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const bits = new BigUint64Array(new Float64Array([value]).buffer)[0];
  const sign = bits >> 63n === 1n ? '-' : '';
  if (value === 0) return `${sign}0x0.0p0`;
  const exponent = Number((bits >> FRACTION_BITS) & 0x7ffn);
  const digits = (bits & ((1n << FRACTION_BITS) - 1n)).toString(16).padStart(FRACTION_DIGITS, '0').replace(/0+$/, '') || '0';
  return exponent === 0 ? `${sign}0x0.${digits}p${1 - EXPONENT_BIAS}` : `${sign}0x1.${digits}p${exponent - EXPONENT_BIAS}`;
}
