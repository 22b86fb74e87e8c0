/** The decimal digits of a double: `0.digits` × 10^`exponent`; no zeros at either end. */
export interface DoubleDigits {
  readonly digits: string;
  readonly exponent: number;
}

const FRACTION_BITS = 52;
const EXPONENT_BIAS = 1023;
const FLOAT_FRACTION_BITS = 23;
const FLOAT_EXPONENT_BIAS = 127;

/** Powers of five that fit 63 bits: 5^0 … 5^26. */
const LONG_POWERS_OF_FIVE = 27;

const bits = new BigUint64Array(1);
const double = new Float64Array(bits.buffer);

/** How many bits 5^n has, by Java's table and, beyond it, its estimate. */
function bitsOfPowerOfFive(n: number): number {
  return n < LONG_POWERS_OF_FIVE ? (5n ** BigInt(n)).toString(2).length : n * 3;
}

/**
 * The digits that Java 17's `Double.toString` prints for a positive finite double. Its method: divide in whole numbers,
 * digit by digit, until what is left is less than half the distance to the neighbouring double. What makes it differ
 * from the shortest form, and is kept here:
 * integers of less than 64 bits print all digits that their bits determine; a power of two takes the smaller of its two
 * distances for both; numbers that print with an exponent get two digits at least; the end of the interval belongs to it
 * only above and only where the division needs more than 64 bits, below which a product may overflow.
 */
export function doubleDigits(value: number): DoubleDigits {
  double[0] = value;
  let fraction = bits[0] & ((1n << 52n) - 1n);
  let binaryExponent = Number(bits[0] >> 52n);
  let significantBits = FRACTION_BITS + 1;
  if (binaryExponent === 0) {
    const shift = FRACTION_BITS + 1 - fraction.toString(2).length;
    fraction <<= BigInt(shift);
    binaryExponent = 1 - shift;
    significantBits -= shift;
  } else {
    fraction |= 1n << 52n;
  }
  return develop(fraction, binaryExponent - EXPONENT_BIAS, significantBits);
}

/** The digits of `Float.toString` for a positive finite float: those of a double that has only a float's bits. */
export function floatDigits(value: number): DoubleDigits {
  const [word] = new Uint32Array(new Float32Array([value]).buffer);
  let fraction = word & 0x7fffff;
  let binaryExponent = word >>> FLOAT_FRACTION_BITS;
  let significantBits = FLOAT_FRACTION_BITS + 1;
  if (binaryExponent === 0) {
    const shift = Math.clz32(fraction) - (31 - FLOAT_FRACTION_BITS);
    fraction <<= shift;
    binaryExponent = 1 - shift;
    significantBits -= shift;
  } else {
    fraction |= 0x800000;
  }
  return develop(BigInt(fraction) << BigInt(FRACTION_BITS - FLOAT_FRACTION_BITS), binaryExponent - FLOAT_EXPONENT_BIAS, significantBits);
}

function develop(fraction: bigint, binaryExponent: number, significantBits: number): DoubleDigits {
  const tailZeros = fraction.toString(2).length - 1 - fraction.toString(2).lastIndexOf('1');
  const fractionBits = FRACTION_BITS + 1 - tailZeros;
  const tinyBits = Math.max(0, fractionBits - binaryExponent - 1);
  if (binaryExponent <= 62 && binaryExponent >= -21 && tinyBits === 0) {
    return integerDigits(fraction, binaryExponent, significantBits);
  }

  let exponent = estimateExponent(fraction, binaryExponent);
  const valueFives = Math.max(0, -exponent);
  const scaleFives = Math.max(0, exponent);
  let valueTwos = valueFives + tinyBits + binaryExponent;
  let scaleTwos = scaleFives + tinyBits;
  let halfTwos = valueTwos - significantBits;
  valueTwos -= fractionBits - 1;
  const common = Math.min(valueTwos, scaleTwos);
  valueTwos -= common;
  scaleTwos -= common;
  halfTwos -= common;
  if (fractionBits === 1) halfTwos -= 1;
  if (halfTwos < 0) {
    valueTwos -= halfTwos;
    scaleTwos -= halfTwos;
    halfTwos = 0;
  }

  const valueBits = fractionBits + valueTwos + bitsOfPowerOfFive(valueFives);
  const tenScaleBits = scaleTwos + 1 + bitsOfPowerOfFive(scaleFives + 1);
  const wide = valueBits >= 64 || tenScaleBits >= 64;
  const wrap = wide ? (n: bigint) => n : valueBits < 32 && tenScaleBits < 32 ? asInt : asLong;

  const scale = (5n ** BigInt(scaleFives)) << BigInt(scaleTwos);
  const tens = scale * 10n;
  let rest = ((fraction >> BigInt(tailZeros)) * 5n ** BigInt(valueFives)) << BigInt(valueTwos);
  let half = (5n ** BigInt(valueFives)) << BigInt(halfTwos);
  let digits = '';
  let low = false;
  let high = false;
  const next = (): number => {
    const digit = Number(rest / scale);
    rest = wrap(10n * (rest % scale));
    half = wrap(10n * half);
    if (half > 0n) {
      low = rest < half;
      high = wide ? rest + half >= tens : wrap(rest + half) > tens;
    } else {
      low = true;
      high = true;
    }
    return digit;
  };

  const first = next();
  if (first === 0 && !high) exponent--;
  else digits = String(first);
  if (exponent < -3 || exponent >= 8) {
    low = false;
    high = false;
  }
  while (!low && !high) digits += next();
  const roundUp = high && (!low || roundsUp(wrap((rest << 1n) - tens), digits));
  return roundUp ? incremented(digits, exponent + 1) : { digits: withoutTrailingZeros(digits), exponent: exponent + 1 };
}

/** Whole numbers of less than 64 bits: all digits, but those that their bits do not determine are rounded to zeros. */
function integerDigits(fraction: bigint, binaryExponent: number, significantBits: number): DoubleDigits {
  let value =
    binaryExponent >= FRACTION_BITS
      ? fraction << BigInt(binaryExponent - FRACTION_BITS)
      : fraction >> BigInt(FRACTION_BITS - binaryExponent);
  const freeBits = binaryExponent - significantBits - 1;
  const insignificant = binaryExponent > significantBits && freeBits > 1 ? Math.floor(freeBits * Math.log10(2)) : 0;
  if (insignificant > 0) {
    const unit = 10n ** BigInt(insignificant);
    value = value / unit + (value % unit >= unit / 2n ? 1n : 0n);
  }
  const digits = value.toString();
  return { digits: withoutTrailingZeros(digits), exponent: digits.length + insignificant };
}

/** Java's estimate of floor(log10(value)); one too high at times, which the first digit, a zero, then shows. */
function estimateExponent(fraction: bigint, binaryExponent: number): number {
  const mantissa = Number(fraction) / 2 ** FRACTION_BITS;
  return Math.floor((mantissa - 1.5) * 0.289529654 + 0.176091259 + binaryExponent * 0.301029995663981);
}

/** Both neighbours are near: the nearer one is taken, of two equally near ones the one that ends even. */
function roundsUp(difference: bigint, digits: string): boolean {
  return difference === 0n ? Number(digits.at(-1)) % 2 === 1 : difference > 0n;
}

function incremented(digits: string, exponent: number): DoubleDigits {
  const sum = (BigInt(digits) + 1n).toString();
  return { digits: withoutTrailingZeros(sum), exponent: exponent + (sum.length - digits.length) };
}

function withoutTrailingZeros(digits: string): string {
  let end = digits.length;
  while (end > 1 && digits[end - 1] === '0') end--;
  return digits.slice(0, end);
}

function asInt(n: bigint): bigint {
  return BigInt.asIntN(32, n);
}

function asLong(n: bigint): bigint {
  return BigInt.asIntN(64, n);
}
