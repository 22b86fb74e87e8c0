import { bigDecimalText, doubleText } from './java-number-text';
import { JavaObject, type JavaValue } from './java-value';

/** java.lang.Long: 64 bits. */
export class JavaLong extends JavaObject {
  get javaClass(): string {
    return 'java.lang.Long';
  }

  constructor(readonly value: bigint) {
    super();
  }

  toJavaString(): string {
    return this.value.toString();
  }

  override toJson(): string {
    return this.toJavaString();
  }

  override equals(other: JavaValue): boolean {
    return other instanceof JavaLong && other.value === this.value;
  }

  override hashCode(): number {
    return foldedHash(this.value);
  }
}

/** java.math.BigInteger. */
export class JavaBigInteger extends JavaObject {
  get javaClass(): string {
    return 'java.math.BigInteger';
  }

  constructor(readonly value: bigint) {
    super();
  }

  toJavaString(): string {
    return this.value.toString();
  }

  override toJson(): string {
    return this.toJavaString();
  }

  override equals(other: JavaValue): boolean {
    return other instanceof JavaBigInteger && other.value === this.value;
  }

  override hashCode(): number {
    return bigIntegerHash(this.value);
  }
}

/** java.lang.Double. */
export class JavaDouble extends JavaObject {
  get javaClass(): string {
    return 'java.lang.Double';
  }

  private number: number | undefined;
  private text: string | undefined;

  /** A text must be what Java prints for the number. */
  constructor(given: number | string) {
    super();
    this.number = typeof given === 'number' ? given : undefined;
    this.text = typeof given === 'string' ? given : undefined;
  }

  get value(): number {
    this.number ??= Number(this.text);
    return this.number;
  }

  override toJson(): string {
    const isInfinite = this.number === Number.POSITIVE_INFINITY || this.number === Number.NEGATIVE_INFINITY;
    return isInfinite ? 'null' : this.toJavaString();
  }

  toJavaString(): string {
    this.text ??= doubleText(this.value);
    return this.text;
  }

  /** By bits: NaN equals itself, 0.0 does not equal -0.0. */
  override equals(other: JavaValue): boolean {
    return other instanceof JavaDouble && Object.is(other.value, this.value);
  }

  override hashCode(): number {
    return foldedHash(new BigInt64Array(new Float64Array([this.value]).buffer)[0]);
  }
}

/** java.math.BigDecimal: `unscaled` × 10^-`scale`. */
export class JavaBigDecimal extends JavaObject {
  get javaClass(): string {
    return 'java.math.BigDecimal';
  }

  constructor(
    readonly unscaled: bigint,
    readonly scale: number,
  ) {
    super();
  }

  toJavaString(): string {
    return bigDecimalText(this.unscaled, this.scale);
  }

  override toJson(): string {
    return this.toJavaString();
  }

  /** `2.0` does not equal `2.00`. */
  override equals(other: JavaValue): boolean {
    return other instanceof JavaBigDecimal && other.unscaled === this.unscaled && other.scale === this.scale;
  }

  override hashCode(): number {
    return (Math.imul(31, bigIntegerHash(this.unscaled)) + this.scale) | 0;
  }
}

function foldedHash(bits: bigint): number {
  return Number(BigInt.asIntN(32, bits ^ (BigInt.asUintN(64, bits) >> 32n)));
}

/** `BigInteger.hashCode`: 31-based over the magnitude's 32-bit words, the highest first, times the sign. */
function bigIntegerHash(value: bigint): number {
  const digits = (value < 0n ? -value : value).toString(16);
  let hash = 0;
  for (let end = digits.length % 8, start = 0; start < digits.length; start = end, end += 8) {
    if (end > start) hash = (Math.imul(31, hash) + Number.parseInt(digits.slice(start, end), 16)) | 0;
  }
  return value < 0n ? -hash | 0 : hash;
}
