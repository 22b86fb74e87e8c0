import { checkLength } from './collection-text';
import { doubleDigits, floatDigits } from './java-number-digits';

/** From here on, and below 10^-3, a double prints with an exponent. */
const EXPONENT_FROM = 1e7;
const EXPONENT_BELOW = 1e-3;

/** Digits that JavaScript's shortest form may have so that Java's is certainly the same (see `doubleText`). */
const SAFE_DIGITS = 15;

/**
 * `Double.toString`. Java before 19 does not always print the shortest form, and no fewer than one digit on either side
 * of the point. Between 10^-3 and 10^7 a decimal of up to 15 digits is exactly between no two doubles, so that Java's
 * and JavaScript's digits are the same there unless the double is a power of two (whose neighbours are not equally far).
 */
export function doubleText(value: number): string {
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const magnitude = value < 0 ? -value : value;
  if (magnitude >= EXPONENT_BELOW && magnitude < EXPONENT_FROM) {
    const text = String(value);
    if (Number.isInteger(value)) return `${text}.0`;
    if (text.length <= SAFE_DIGITS + 1 && !isPowerOfTwo(magnitude)) return text;
  }
  if (!Number.isFinite(value)) return String(value);
  const { digits, exponent } = doubleDigits(magnitude);
  return (value < 0 ? '-' : '') + layOut(digits, exponent);
}

/** `Float.toString`. */
export function floatText(value: number): string {
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  if (!Number.isFinite(value)) return String(value);
  const { digits, exponent } = floatDigits(Math.abs(value));
  return (value < 0 ? '-' : '') + layOut(digits, exponent);
}

/** `0.digits` × 10^`exponent` in Java's notation. */
function layOut(digits: string, exponent: number): string {
  if (exponent > 0 && exponent < 8) {
    return `${digits.slice(0, exponent).padEnd(exponent, '0')}.${digits.slice(exponent) || '0'}`;
  }
  if (exponent <= 0 && exponent > -3) return `0.${'0'.repeat(-exponent)}${digits}`;
  return `${digits[0]}.${digits.slice(1) || '0'}E${exponent - 1}`;
}

function isPowerOfTwo(magnitude: number): boolean {
  return Number.isInteger(Math.log2(magnitude));
}

/** `BigDecimal.toString`. */
export function bigDecimalText(unscaled: bigint, scale: number): string {
  const text = unscaled.toString();
  if (scale === 0) return text;
  const sign = unscaled < 0n ? '-' : '';
  const digits = unscaled < 0n ? text.slice(1) : text;
  const adjusted = digits.length - 1 - scale;
  if (scale > 0 && adjusted >= -6) {
    const point = digits.length - scale;
    return point > 0 ? `${sign}${digits.slice(0, point)}.${digits.slice(point)}` : `${sign}0.${'0'.repeat(-point)}${digits}`;
  }
  const mantissa = digits.length > 1 ? `${digits[0]}.${digits.slice(1)}` : digits;
  if (adjusted === 0) return sign + mantissa;
  return `${sign}${mantissa}E${adjusted > 0 ? '+' : ''}${adjusted}`;
}

/** `BigDecimal.toPlainString`: never with an exponent. */
export function decimalPlainText({ unscaled, scale }: { readonly unscaled: bigint; readonly scale: number }): string {
  if (scale <= 0) {
    checkLength({ length: -scale });
    return unscaled === 0n ? '0' : unscaled.toString() + '0'.repeat(-scale);
  }
  checkLength({ length: scale });
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, '0');
  return `${unscaled < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** `BigDecimal.toEngineeringString`: as `toString`, with exponents that are multiples of three. */
export function decimalEngineeringText({ unscaled, scale }: { readonly unscaled: bigint; readonly scale: number }): string {
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString();
  let adjusted = digits.length - 1 - scale;
  if (scale === 0 || (scale > 0 && adjusted >= -6)) return bigDecimalText(unscaled, scale);
  let whole = ((adjusted % 3) + 3) % 3;
  adjusted -= whole;
  whole++;
  let mantissa = whole >= digits.length ? digits + '0'.repeat(whole - digits.length) : `${digits.slice(0, whole)}.${digits.slice(whole)}`;
  if (unscaled === 0n) {
    mantissa = ['0', '0.00', '0.0'][whole - 1];
    if (whole > 1) adjusted += 3;
  }
  return `${unscaled < 0n ? '-' : ''}${mantissa}${adjusted === 0 ? '' : `E${adjusted > 0 ? '+' : ''}${adjusted}`}`;
}
