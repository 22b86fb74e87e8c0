/** `Double.compare`: -0.0 before 0.0, NaN last and equal to itself. */
export function compareDoubles(left: number, right: number): number {
  if (left < right) return -1;
  if (left > right) return 1;
  return rank(left) - rank(right);
}

function rank(value: number): number {
  if (Number.isNaN(value)) return 2;
  return value === 0 && !Object.is(value, -0) ? 1 : 0;
}
