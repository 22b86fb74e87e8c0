import fc from 'fast-check';
import { quotaPeriod } from '../../../lib/engine/stages/admission/quota-period';

const day = 24 * 60 * 60 * 1000;
const instant = fc.date({ min: new Date('1970-02-01'), max: new Date('2100-01-01'), noInvalidDate: true }).map((date) => date.getTime());
const plan = fc.oneof(
  fc.constant({ limit: 1, period: 'DAY' as const, offset: 0 }),
  fc.record({ limit: fc.constant(1), period: fc.constant('WEEK' as const), offset: fc.integer({ min: 0, max: 6 }) }),
  fc.record({ limit: fc.constant(1), period: fc.constant('MONTH' as const), offset: fc.integer({ min: 0, max: 27 }) }),
);

test('every instant lies in its period, and the next one begins where it ends', () => {
  fc.assert(
    fc.property(plan, instant, (quota, now) => {
      const { begins, ends } = quotaPeriod(quota, now);
      expect(begins).toBeLessThanOrEqual(now);
      expect(now).toBeLessThan(ends);
      expect(quotaPeriod(quota, begins)).toEqual({ begins, ends });
      expect(quotaPeriod(quota, ends - 1)).toEqual({ begins, ends });
      expect(quotaPeriod(quota, ends).begins).toBe(ends);
    }),
  );
});

test('periods begin at midnight UTC, on the day that the offset says', () => {
  fc.assert(
    fc.property(plan, instant, (quota, now) => {
      const begins = new Date(quotaPeriod(quota, now).begins);
      expect(begins.getTime() % day).toBe(0);
      if (quota.period === 'WEEK') expect(begins.getUTCDay()).toBe(quota.offset);
      if (quota.period === 'MONTH') expect(begins.getUTCDate()).toBe(1 + quota.offset);
    }),
  );
});
