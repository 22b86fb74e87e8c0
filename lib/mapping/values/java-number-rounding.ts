import { JavaException } from './java-exception';
import { JavaBigDecimal } from './java-number';
import { bounded, checkedScale, powerOfTen } from './java-number-decimal';

/** The constants of BigDecimal: how what does not fit a scale is rounded. */
const ROUNDING = ['up', 'down', 'ceiling', 'floor', 'half-up', 'half-down', 'half-even', 'unnecessary'] as const;

export type Rounding = (typeof ROUNDING)[number];

export function roundingOf(mode: number): Rounding {
  const rounding = ROUNDING[mode];
  if (rounding === undefined) throw new JavaException('IllegalArgumentException', 'Invalid rounding mode');
  return rounding;
}

/** The whole number nearest to `dividend` / `divisor`, as `rounding` has it. */
function rounded(dividend: bigint, divisor: bigint, rounding: Rounding): bigint {
  const quotient = dividend / divisor;
  const rest = dividend % divisor;
  if (rest === 0n) return quotient;
  const isNegative = dividend < 0n !== divisor < 0n;
  return isAway(rounding, isNegative, halfway(rest, divisor), quotient % 2n !== 0n) ? quotient + (isNegative ? -1n : 1n) : quotient;
}

/** Whether the rest is more (1), less (-1) or as much (0) as half of the divisor. */
function halfway(rest: bigint, divisor: bigint): number {
  const twice = (rest < 0n ? -rest : rest) * 2n;
  const whole = divisor < 0n ? -divisor : divisor;
  return twice > whole ? 1 : twice < whole ? -1 : 0;
}

function isAway(rounding: Rounding, isNegative: boolean, half: number, isOdd: boolean): boolean {
  switch (rounding) {
    case 'up':
      return true;
    case 'down':
      return false;
    case 'ceiling':
      return !isNegative;
    case 'floor':
      return isNegative;
    case 'unnecessary':
      throw new JavaException('ArithmeticException', 'Rounding necessary');
    default:
      return half > 0 || (half === 0 && (rounding === 'half-up' || (rounding === 'half-even' && isOdd)));
  }
}

/** `BigDecimal.setScale`. */
export function atScale(value: JavaBigDecimal, scale: number, rounding: Rounding): JavaBigDecimal {
  if (scale >= value.scale) return new JavaBigDecimal(bounded(value.unscaled * tenTo(value.unscaled, scale - value.scale)), scale);
  const drop = value.scale - scale;
  return new JavaBigDecimal(rounded(value.unscaled, tenTo(value.unscaled, drop), rounding), scale);
}

/** `BigDecimal.divide` to a scale. */
export function dividedAt(left: JavaBigDecimal, right: JavaBigDecimal, scale: number, rounding: Rounding): JavaBigDecimal {
  if (right.unscaled === 0n) throw divisionByZero(left);
  const shift = scale + right.scale - left.scale;
  const dividend = shift > 0 ? left.unscaled * tenTo(left.unscaled, shift) : left.unscaled;
  const divisor = shift < 0 ? right.unscaled * powerOfTen(-shift) : right.unscaled;
  return new JavaBigDecimal(rounded(dividend, divisor, rounding), scale);
}

/** `BigDecimal.divide` without a scale: the exact quotient at the least scale from the preferred one on, an error where it never ends. */
export function dividedExactly(left: JavaBigDecimal, right: JavaBigDecimal): JavaBigDecimal {
  if (right.unscaled === 0n) throw divisionByZero(left);
  const preferred = left.scale - right.scale;
  if (left.unscaled === 0n) return new JavaBigDecimal(0n, saturated(preferred));
  const places = decimalPlaces(left.unscaled, right.unscaled);
  return new JavaBigDecimal((left.unscaled * powerOfTen(places)) / right.unscaled, checkedScale(preferred + places, left.unscaled));
}

/** How many decimal places `dividend` / `divisor` has: as many as the divisor, reduced, has factors of two or of five. */
function decimalPlaces(dividend: bigint, divisor: bigint): number {
  let [a, b] = [dividend, divisor];
  while (b !== 0n) [a, b] = [b, a % b];
  let left = divisor / a;
  if (left < 0n) left = -left;
  const places = [2n, 5n].map((factor) => {
    let count = 0;
    for (; left % factor === 0n; left /= factor) count++;
    return count;
  });
  if (left !== 1n)
    throw new JavaException('ArithmeticException', 'Non-terminating decimal expansion; no exact representable decimal result.');
  return Math.max(...places);
}

/** `BigDecimal.divideToIntegralValue`. */
export function integralQuotient(left: JavaBigDecimal, right: JavaBigDecimal): JavaBigDecimal {
  const preferred = saturated(left.scale - right.scale);
  const whole = dividedAt(left, right, 0, 'down');
  if (whole.unscaled === 0n) return new JavaBigDecimal(0n, preferred);
  return preferred >= 0 ? atScale(whole, preferred, 'unnecessary') : withoutZeros(whole, preferred);
}

/** `BigDecimal.stripTrailingZeros`, down to `least` at most. */
export function withoutZeros({ unscaled, scale }: JavaBigDecimal, least: number): JavaBigDecimal {
  let digits = unscaled;
  let places = scale;
  for (; places > least && digits % 10n === 0n; places--) digits /= 10n;
  return new JavaBigDecimal(digits, places);
}

function tenTo(unscaled: bigint, exponent: number): bigint {
  return unscaled === 0n ? 1n : powerOfTen(exponent);
}

function saturated(scale: number): number {
  return Math.max(-(2 ** 31), Math.min(2 ** 31 - 1, scale));
}

function divisionByZero({ unscaled }: JavaBigDecimal): JavaException {
  return new JavaException('ArithmeticException', unscaled === 0n ? 'Division undefined' : 'Division by zero');
}
