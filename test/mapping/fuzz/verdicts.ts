/** Yes and no, four to a hexadecimal digit. */
export function packed(verdicts: readonly boolean[]): string {
  let digits = '';
  for (let at = 0; at < verdicts.length; at += 4) {
    digits += verdicts
      .slice(at, at + 4)
      .reduce((digit, verdict, bit) => digit | (verdict ? 1 << bit : 0), 0)
      .toString(16);
  }
  return digits;
}

export function verdictAt(digits: string, index: number): boolean {
  return (Number.parseInt(digits[Math.floor(index / 4)] ?? '0', 16) & (1 << (index % 4))) !== 0;
}
