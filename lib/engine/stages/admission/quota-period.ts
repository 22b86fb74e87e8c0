import type { QuotaPlan } from '../../../plan';

const day = 24 * 60 * 60 * 1000;

/** Where the period around an instant begins and ends, in milliseconds since 1970; midnights are those of UTC. */
export function quotaPeriod({ period, offset }: QuotaPlan, now: number): { readonly begins: number; readonly ends: number } {
  if (period === 'MONTH') {
    const date = new Date(now);
    const year = date.getUTCFullYear();
    const month = date.getUTCDate() > offset ? date.getUTCMonth() : date.getUTCMonth() - 1;
    return { begins: Date.UTC(year, month, 1 + offset), ends: Date.UTC(year, month + 1, 1 + offset) };
  }
  const days = period === 'WEEK' ? 7 : 1;
  // The first of January 1970 was a Thursday, four days after a Sunday.
  const shift = period === 'WEEK' ? (offset - 4) * day : 0;
  const begins = Math.floor((now - shift) / (days * day)) * days * day + shift;
  return { begins, ends: begins + days * day };
}
