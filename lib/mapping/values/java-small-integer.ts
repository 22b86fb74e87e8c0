import { JavaObject, type JavaValue } from './java-value';

/** java.lang.Byte or Short: the numbers that `byteValue()`, `shortValue()` and the bytes of a text are. */
export abstract class JavaSmallInteger extends JavaObject {
  readonly value: bigint;

  protected constructor(
    value: number | bigint,
    readonly bits: 8 | 16,
  ) {
    super();
    this.value = BigInt.asIntN(bits, BigInt(value));
  }

  toJavaString(): string {
    return this.value.toString();
  }

  override toJson(): string {
    return this.toJavaString();
  }

  override equals(other: JavaValue): boolean {
    return other instanceof JavaSmallInteger && other.bits === this.bits && other.value === this.value;
  }

  override hashCode(): number {
    return Number(this.value);
  }
}

/** Keeps the lowest 8 bits of what it is given. */
export class JavaByte extends JavaSmallInteger {
  readonly javaClass = 'java.lang.Byte';

  constructor(value: number | bigint) {
    super(value, 8);
  }
}

/** Keeps the lowest 16 bits of what it is given. */
export class JavaShort extends JavaSmallInteger {
  readonly javaClass = 'java.lang.Short';

  constructor(value: number | bigint) {
    super(value, 16);
  }
}
