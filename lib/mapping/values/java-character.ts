import { JavaObject, type JavaValue } from './java-value';

/** java.lang.Character, one UTF-16 unit: what `charAt` answers. */
export class JavaCharacter extends JavaObject {
  get javaClass(): string {
    return 'java.lang.Character';
  }

  constructor(readonly value: string) {
    super();
  }

  toJavaString(): string {
    return this.value;
  }

  override equals(other: JavaValue): boolean {
    return other instanceof JavaCharacter && other.value === this.value;
  }

  override hashCode(): number {
    return this.value.charCodeAt(0);
  }
}
