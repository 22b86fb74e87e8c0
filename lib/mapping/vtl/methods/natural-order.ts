import { compareNumbers, isJavaNumber, JavaCharacter, JavaDouble, JavaFloat, JavaObject, type JavaValue } from '../../values';
import { compareDoubles } from './compare-doubles';
import { notComparable, nullPointer } from './failures';

/** The items as `Collections.sort` orders them: of one class, which has an order. */
export function naturallyOrdered(items: readonly JavaValue[]): JavaValue[] {
  if (items.length > 1) for (const item of items) checkAlike(item, items[0]);
  return [...items].sort(compare);
}

function checkAlike(item: JavaValue, first: JavaValue): void {
  if (item === null || first === null) throw nullPointer();
  const isAlike =
    item instanceof JavaObject ? first instanceof JavaObject && first.javaClass === item.javaClass : typeof item === typeof first;
  if (!isAlike || !(typeof item !== 'object' || isJavaNumber(item) || item instanceof JavaCharacter)) notComparable();
}

function compare(left: JavaValue, right: JavaValue): number {
  if (left instanceof JavaDouble && right instanceof JavaDouble) return compareDoubles(left.value, right.value);
  if (left instanceof JavaFloat && right instanceof JavaFloat) return compareDoubles(left.value, right.value);
  if (isJavaNumber(left) && isJavaNumber(right)) return compareNumbers(left, right);
  if (left instanceof JavaCharacter && right instanceof JavaCharacter) return left.hashCode() - right.hashCode();
  if (left === right) return 0;
  return (left as string | boolean) < (right as string | boolean) ? -1 : 1;
}
