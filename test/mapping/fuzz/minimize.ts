/**
 * Makes a template that differs small: drops pieces, halves first, as long as what is left still differs. `differ` judges
 * a whole row of candidates at once.
 */
export async function minimized(template: string, differ: (candidates: readonly string[]) => Promise<readonly boolean[]>): Promise<string> {
  let smallest = template;
  for (let size = Math.ceil(template.length / 2); size >= 1; ) {
    const candidates = without(smallest, size);
    const verdicts = await differ(candidates);
    const found = candidates.find((_, index) => verdicts[index]);
    if (found === undefined) size = size === 1 ? 0 : Math.ceil(size / 2);
    else smallest = found;
  }
  return smallest;
}

/** The template without each piece of `size` characters. */
function without(template: string, size: number): string[] {
  const candidates: string[] = [];
  for (let at = 0; at < template.length; at += Math.max(1, size >> 1)) candidates.push(template.slice(0, at) + template.slice(at + size));
  return candidates;
}
