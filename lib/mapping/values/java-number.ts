import { JavaObject } from './java-value';

/** java.lang.Long: 64 bits. */
export class JavaLong extends JavaObject {
  constructor(readonly value: bigint) {
    super();
  }

  toJavaString(): string {
    return this.value.toString();
  }
}

/** java.math.BigInteger. */
export class JavaBigInteger extends JavaObject {
  constructor(readonly value: bigint) {
    super();
  }

  toJavaString(): string {
    return this.value.toString();
  }
}

/** java.lang.Double. */
export class JavaDouble extends JavaObject {
  constructor(readonly value: number) {
    super();
  }

  toJavaString(): string {
    return String(this.value);
  }
}

/** java.math.BigDecimal: `unscaled` × 10^-`scale`. */
export class JavaBigDecimal extends JavaObject {
  constructor(
    readonly unscaled: bigint,
    readonly scale: number,
  ) {
    super();
  }

  toJavaString(): string {
    return `${this.unscaled}E${-this.scale}`;
  }
}
