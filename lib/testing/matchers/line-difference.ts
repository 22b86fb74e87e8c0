const context = 2;
const mostLines = 60;

/** The lines in which two texts differ, `-` for what was, `+` for what is, with two lines around them. */
export function lineDifference(before: string, after: string): string {
  const was = before.split('\n');
  const is = after.split('\n');
  let start = 0;
  while (start < was.length && start < is.length && was[start] === is[start]) start++;
  let end = 0;
  while (end < was.length - start && end < is.length - start && was[was.length - 1 - end] === is[is.length - 1 - end]) end++;
  const lines = [
    ...was.slice(Math.max(0, start - context), start).map((text) => `  ${text}`),
    ...was.slice(start, was.length - end).map((text) => `- ${text}`),
    ...is.slice(start, is.length - end).map((text) => `+ ${text}`),
    ...is.slice(is.length - end, is.length - end + context).map((text) => `  ${text}`),
  ];
  return lines.length <= mostLines ? lines.join('\n') : `${lines.slice(0, mostLines).join('\n')}\n… ${lines.length - mostLines} more lines`;
}
