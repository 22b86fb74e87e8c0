/** One line of the result. */
export interface Row {
  readonly what: string;
  readonly against: string;
  readonly target: string;
  readonly measured: string;
  readonly reached?: boolean;
}

export function printTable(rows: readonly Row[]): void {
  const lines = rows.map(({ what, against, target, measured, reached }) => [
    what,
    against,
    target,
    measured,
    reached === undefined ? '' : reached ? 'yes' : 'no',
  ]);
  const table = [['what', 'against', 'target', 'measured', 'reached'], ['---', '---', '---', '---', '---'], ...lines];
  process.stdout.write(`${table.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`);
}

/** `0.973 ×` */
export function times(ratio: number): string {
  return `${ratio.toFixed(ratio < 10 ? 3 : 1)} ×`;
}
