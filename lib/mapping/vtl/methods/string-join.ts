import { charge, checkLength, JavaList, type JavaValue, javaText, MapView } from '../../values';
import { nullPointer } from './failures';

/** `String.join`: the texts of a list or key set; each must be a string. Null could be a text, too: no method fits best. */
export function joinTexts(separator: string | null, items: JavaValue): string | null {
  if (items === null) return null;
  if (separator === null) throw nullPointer();
  const values = items instanceof MapView ? items.items() : items instanceof JavaList ? items.items : undefined;
  if (values === undefined || values.some((value) => value !== null && typeof value !== 'string')) throw nullPointer();
  charge(values.length);
  let length = 0;
  for (const value of values) length += separator.length + (value === null ? 4 : (value as string).length);
  checkLength({ length });
  return values.map(javaText).join(separator);
}
