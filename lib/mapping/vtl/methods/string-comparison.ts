/** `String.compareTo`: the difference of the first units that differ, else of the lengths. */
export function compareStrings(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let i = 0; i < length; i++) {
    const difference = left.charCodeAt(i) - right.charCodeAt(i);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** Unit by unit, by upper case and then by lower case, as Java compares. */
export function equalsIgnoreCase(left: string, right: string | null): boolean {
  if (right === null || left.length !== right.length) return false;
  if (left === right) return true;
  for (let i = 0; i < left.length; i++) {
    const a = left[i];
    const b = right[i];
    if (a !== b && a.toUpperCase() !== b.toUpperCase() && a.toLowerCase() !== b.toLowerCase()) return false;
  }
  return true;
}

export function regionMatches(self: string, at: number, other: string, otherAt: number, length: number): boolean {
  if (at < 0 || otherAt < 0 || at + length > self.length || otherAt + length > other.length) return false;
  return length <= 0 || self.slice(at, at + length) === other.slice(otherAt, otherAt + length);
}
