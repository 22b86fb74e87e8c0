import type { JavaFloat } from './java-float';
import type { JavaList } from './java-list';
import type { JavaMap } from './java-map';
import type { JavaBigDecimal, JavaBigInteger, JavaDouble, JavaLong } from './java-number';
import type { JavaSmallInteger } from './java-small-integer';

/**
 * A value as a template sees it. Java's kinds are told apart without wrapping the common ones:
 * `string` is java.lang.String, `boolean` is Boolean, `number` is Integer (always integral, within 32 bits),
 * `null` is Java's null. Everything else is an instance of a class of this folder; no other JavaScript value ever
 * enters a template.
 */
export type JavaValue = null | string | boolean | number | JavaObject;

/** Any Java object that is no string, boolean or Integer. Subclasses outside of this folder are the variables (`$input`, …). */
export abstract class JavaObject {
  /** Java's `toString()`: what printing the value gives. */
  abstract toJavaString(): string;

  /** `Object.toString`: the class, and the hash that stands for an address. */
  protected addressText(): string {
    return `${this.javaClass}@${(this.hashCode() >>> 0).toString(16)}`;
  }

  /** What json-smart writes inside of a JSON text for an object that is no JSON value: the properties that it finds, mostly none. */
  toJson(): string {
    return '{}';
  }

  /** Java's `equals`. */
  equals(other: JavaValue): boolean {
    return this === other;
  }

  /** Java's `hashCode`, 32 bits, signed. Objects without a hash of their own answer 0, which `equals` then decides. */
  hashCode(): number {
    return 0;
  }

  /** The Java class: what `==` asks for before it compares, and what error messages name. */
  abstract readonly javaClass: string;

  /** Whether `other` is of this object's class or of a subclass of it (`getClass().isAssignableFrom`). */
  isSuperclassOf(other: JavaObject): boolean {
    return other.javaClass === this.javaClass;
  }
}

/** The whole numbers. */
export type JavaIntegral = number | JavaSmallInteger | JavaLong | JavaBigInteger;
export type JavaNumber = JavaIntegral | JavaDouble | JavaFloat | JavaBigDecimal;
export type JavaCollection = JavaList | JavaMap;
