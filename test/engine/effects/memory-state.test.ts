import fc from 'fast-check';
import { MemoryState } from '../../../lib/engine/effects/state/memory-state';

const response = (length: number) => ({ status: 200, headers: ['Content-Type', 'text/plain'], body: Buffer.alloc(length) });

test('over any run of calls no bucket lets through more than its burst and what its rate brought in', () => {
  const call = fc.record({ after: fc.integer({ min: 0, max: 3000 }), backwards: fc.boolean() });
  const limits = fc.record({ rate: fc.double({ min: 0, max: 50, noNaN: true }), burst: fc.integer({ min: 0, max: 20 }) });
  fc.assert(
    fc.property(limits, fc.array(call, { maxLength: 200 }), (bucket, calls) => {
      const state = new MemoryState(1);
      let now = 0;
      let longest = 0;
      let passed = 0;
      let forwards = 0;
      for (const { after, backwards } of calls) {
        // A clock that is set back brings nothing in, and what it then makes up for is brought in again.
        now += backwards ? -after : after;
        if (!backwards) forwards += after;
        longest = Math.max(longest, forwards);
        if (state.take([{ key: 'b', ...bucket }], undefined, now) < 0) passed++;
      }
      expect(passed).toBeLessThanOrEqual(bucket.burst + (bucket.rate * longest) / 1000 + 1e-6);
    }),
  );
});

test('a counter lets exactly its limit through, and begins anew when its time is over', () => {
  const state = new MemoryState(1);
  const take = (now: number) =>
    state.take([], { key: `q:${Math.floor(now / 10)}`, limit: 2, endsAt: (Math.floor(now / 10) + 1) * 10 }, now);
  expect([0, 1, 2, 9, 10, 11, 12].map(take)).toEqual([-1, -1, 0, 0, -1, -1, 0]);
});

test('counters of periods that are over do not pile up', () => {
  const state = new MemoryState(1);
  for (let period = 0; period < 5000; period++) state.take([], { key: `q:${period}`, limit: 1, endsAt: period + 1 }, period);
  expect((state as unknown as { counters: Map<string, unknown> }).counters.size).toBeLessThanOrEqual(1000);
});

test('cached responses take no more than they may, and those that nobody asks for go first', () => {
  const state = new MemoryState(100_000);
  state.cache('asked', response(1000), 60, 0);
  for (let index = 0; index < 1000; index++) {
    expect(state.cached('asked', 1)).toBeDefined();
    state.cache(`other-${index}`, response(1000), 60, 0);
  }
  const kept = Array.from({ length: 1000 }, (_, index) => state.cached(`other-${index}`, 1)).filter(Boolean);
  expect(kept.length).toBeGreaterThan(50);
  expect(kept.length).toBeLessThan(100);
});

test('a response that is longer than all room there is is not kept, and drives nothing out', () => {
  const state = new MemoryState(10_000);
  state.cache('small', response(10), 60, 0);
  state.cache('large', response(20_000), 60, 0);
  expect(state.cached('large', 1)).toBeUndefined();
  expect(state.cached('small', 1)).toBeDefined();
});

test('long keys count', () => {
  const state = new MemoryState(100_000);
  for (let index = 0; index < 100; index++) state.cache(`${index}${'x'.repeat(10_000)}`, response(0), 60, 0);
  const kept = Array.from({ length: 100 }, (_, index) => state.cached(`${index}${'x'.repeat(10_000)}`, 1)).filter(Boolean);
  expect(kept.length).toBeLessThan(10);
});

test('what is kept is a copy', () => {
  const state = new MemoryState(10_000);
  const original = response(3);
  state.cache('a', original, 60, 0);
  original.body.fill(1);
  expect(state.cached('a', 1)?.body).toEqual(new Uint8Array(3));
});
