import { type JavaObject, type JavaValue, javaEquals, javaHash, javaText } from '../../values';
import { MethodTable } from './method-table';

/** java.lang.Object, as far as a template may see it: no class, no waiting, no notifying. */
export const objectMethods = new MethodTable({
  'toString()': (self: JavaValue) => javaText(self),
  'equals(Object)': (self: JavaValue, other: JavaValue) => javaEquals(self, other),
  'hashCode()': (self: JavaObject) => javaHash(self),
});
