/** More edits than that are counted by nobody. */
const most = 2;

/** Longer names are not compared. */
const longest = 100;

/** Letters to insert, delete, replace or swap with their neighbour until both are equal; infinite beyond two. */
export function editDistance(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > most || one.length > longest) return Number.POSITIVE_INFINITY;
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + same, swapped ? before[j - 2] + 1 : Number.POSITIVE_INFINITY));
    }
    [before, row] = [row, next];
  }
  return row[other.length] > most ? Number.POSITIVE_INFINITY : row[other.length];
}
