import { JavaException } from './java-exception';
import { JavaObject, type JavaValue } from './java-value';

export type ComponentType = 'String' | 'char' | 'byte' | 'Object' | 'BigInteger' | 'BigDecimal';

const CLASS_NAMES: Readonly<Record<ComponentType, string>> = {
  String: '[Ljava.lang.String;',
  char: '[C',
  byte: '[B',
  Object: '[Ljava.lang.Object;',
  BigInteger: '[Ljava.math.BigInteger;',
  BigDecimal: '[Ljava.math.BigDecimal;',
};

/** A Java array: of fixed length, used like a list. Java prints one as its class and address, which means nothing. */
export class JavaArray extends JavaObject {
  constructor(
    readonly component: ComponentType,
    readonly items: JavaValue[],
  ) {
    super();
  }

  get javaClass(): string {
    return CLASS_NAMES[this.component];
  }

  /** Of arrays of primitive values json-smart can make nothing. */
  get jsonItems(): readonly JavaValue[] {
    if (this.component === 'char' || this.component === 'byte') throw new JavaException('ClassCastException', 'The array is no JSON.');
    return this.items;
  }

  toJavaString(): string {
    return this.addressText();
  }
}
