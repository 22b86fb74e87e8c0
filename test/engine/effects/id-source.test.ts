import { randomIds } from '../../../lib/engine/effects/id-source';

test('request ids are UUIDs of version 4, each another one, and every digit comes in every place', () => {
  const ids = Array.from({ length: 2000 }, () => randomIds.requestId());
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(new Set(ids).size).toBe(ids.length);
  const digitsAt = (place: number) => new Set(ids.map((id) => id[place])).size;
  expect([...ids[0]].map((_sign, place) => digitsAt(place))).toEqual(
    [...'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'].map((sign) => ({ x: 16, y: 4 })[sign] ?? 1),
  );
});

test('a trace begins with the time of its call', () => {
  const root = (now: number) => randomIds.traceRoot('', now);
  expect(root(0)).toMatch(/^1-00000000-[0-9a-f]{24}$/);
  expect(root(1_704_067_200_999)).toMatch(/^1-65920080-[0-9a-f]{24}$/);
  expect(root(1_704_067_201_000)).toMatch(/^1-65920081-[0-9a-f]{24}$/);
});
