import { charge, isBig, JavaBigInteger, type JavaValue } from '../../values';

/** Numbers of fewer digits in base 16 cost nothing worth counting. */
const SMALL = 256;

/** Digits in base 16 whose product or quotient takes about as long as one step, to the power of 1.5. */
const DIGITS_OF_STEP = 84;

/** Charges for calculating with numbers of any size, as long as that takes: with Karatsuba's method and better. */
export function chargeForBig(...values: readonly JavaValue[]): void {
  for (const value of values) {
    if (!isBig(value)) continue;
    const digits = (value instanceof JavaBigInteger ? value.value : value.unscaled).toString(16).length;
    if (digits > SMALL) charge(Math.ceil((digits / DIGITS_OF_STEP) ** 1.5 * 10));
  }
}
