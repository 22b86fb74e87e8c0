import { JavaFloat } from './java-float';
import { JavaDouble } from './java-number';
import { exactDecimal, toDouble } from './java-number-conversion';
import { compareDecimals } from './java-number-decimal';
import { parseBigDecimal } from './java-number-parse';
import type { JavaNumber } from './java-value';

/** The float that is nearest to a decimal number: a double lies between, and where it is halfway between two floats it does not know. */
export function nearestFloat(decimal: string): number {
  const double = Number(decimal);
  const float = Math.fround(double);
  if (float === double || !Number.isFinite(float)) return float;
  const other = neighbour(float, double > float);
  if ((float + other) / 2 !== double) return float;
  const side = compareDecimals(parseBigDecimal(decimal), exactDecimal(double));
  if (side === 0) return float;
  return side > 0 ? Math.max(float, other) : Math.min(float, other);
}

/** The next float above or below. */
function neighbour(float: number, isAbove: boolean): number {
  const bits = new Int32Array(new Float32Array([float]).buffer);
  bits[0] += float > 0 === isAbove || float === 0 ? 1 : -1;
  const [next] = new Float32Array(bits.buffer);
  return float === 0 && !isAbove ? -next : next;
}

/** `Number.floatValue`. */
export function toFloat(value: JavaNumber): number {
  if (typeof value === 'number' || value instanceof JavaDouble || value instanceof JavaFloat) return Math.fround(toDouble(value));
  return nearestFloat(value.toJavaString());
}
