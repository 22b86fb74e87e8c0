import { JavaObject, type JavaValue } from './java-value';

/** Java's `String.valueOf`: `null` for null, else `toString()`. */
export function javaText(value: JavaValue): string {
  if (typeof value === 'string') return value;
  return value instanceof JavaObject ? value.toJavaString() : String(value);
}

/** Java's `Objects.equals`. */
export function javaEquals(left: JavaValue, right: JavaValue): boolean {
  return left === right || (left instanceof JavaObject && left.equals(right));
}

/** Java's `Objects.hashCode`. */
export function javaHash(value: JavaValue): number {
  if (typeof value === 'string') return stringHash(value);
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1231 : 1237;
  return value === null ? 0 : value.hashCode();
}

/** `String.hashCode`: s[0]·31^(n-1) + … + s[n-1] in 32 bits. */
export function stringHash(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return hash;
}
