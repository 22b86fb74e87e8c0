export interface Rate {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

let sink = 0;

/** Renders a second, over `seconds`. Each text is read at its end, which makes engines lay out what they have only linked. */
export function rate(render: () => string, seconds: number): number {
  const start = process.hrtime.bigint();
  const end = start + BigInt(Math.round(seconds * 1e9));
  let count = 0;
  let now = start;
  while (now < end) {
    for (let i = 0; i < 8; i++) sink += lastUnit(render());
    count += 8;
    now = process.hrtime.bigint();
  }
  return count / (Number(now - start) / 1e9);
}

function lastUnit(text: string): number {
  return text.charCodeAt(text.length - 1);
}

export function summary(rates: readonly number[]): Rate {
  const sorted = [...rates].sort((a, b) => a - b);
  return { median: sorted[Math.floor(sorted.length / 2)], min: sorted[0], max: sorted[sorted.length - 1] };
}

/** What all renderings add up to; read once, so that no engine may leave the work out. */
export function consumed(): number {
  return sink;
}
