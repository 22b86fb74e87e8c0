import { floatText } from './java-number-text';
import { JavaObject, type JavaValue } from './java-value';

/** java.lang.Float: what `floatValue()` answers, and json-smart for `NaN`. */
export class JavaFloat extends JavaObject {
  readonly javaClass = 'java.lang.Float';

  /** As a double, which holds every float. */
  readonly value: number;

  constructor(value: number) {
    super();
    this.value = Math.fround(value);
  }

  toJavaString(): string {
    return floatText(this.value);
  }

  override toJson(): string {
    return Math.abs(this.value) === Number.POSITIVE_INFINITY ? 'null' : this.toJavaString();
  }

  /** By bits: NaN equals itself, 0.0 does not equal -0.0. */
  override equals(other: JavaValue): boolean {
    return other instanceof JavaFloat && Object.is(other.value, this.value);
  }

  override hashCode(): number {
    return floatBits(this.value);
  }
}

/** `Float.floatToIntBits`. */
export function floatBits(value: number): number {
  return new Int32Array(new Float32Array([value]).buffer)[0];
}
