import { addNumbers, compareNumbers, type JavaBigDecimal, type JavaBigInteger, multiplyNumbers, subtractNumbers } from '../../values';
import { notComparable, notNull } from './failures';
import { MethodTable } from './method-table';
import { numberMethods } from './number-methods';

type Big = JavaBigInteger | JavaBigDecimal;

/** What BigInteger and BigDecimal have alike. */
export function bigMethods(type: 'BigInteger' | 'BigDecimal'): MethodTable {
  return new MethodTable(
    {
      [`compareTo(${type})`]: (self: Big, other: Big | null) => compareNumbers(self, notNull(other)),
      'compareTo(Object)': notComparable,
      [`add(${type})`]: (self: Big, other: Big | null) => addNumbers(self, notNull(other)),
      [`subtract(${type})`]: (self: Big, other: Big | null) => subtractNumbers(self, notNull(other)),
      [`multiply(${type})`]: (self: Big, other: Big | null) => multiplyNumbers(self, notNull(other)),
      'signum()': (self: Big) => compareNumbers(self, 0),
    },
    numberMethods,
  );
}
