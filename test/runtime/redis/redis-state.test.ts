import { setTimeout as sleep } from 'node:timers/promises';
import { RedisState } from '../../../lib/runtime/redis/redis-state';
import { restoredResponse, storedResponse } from '../../../lib/runtime/redis/stored-response';
import { RedisServer, redisProgram } from './redis-server';

const bucket = (key: string, burst = 3, rate = 0) => ({ key: `{pets}:dev:${key}`, rate, burst });
const counter = (key: string, limit: number) => ({ key: `{pets}:${key}`, limit, endsAt: Date.now() + 60_000 });
const response = { status: 201, headers: ['Content-Type', 'text/plain', 'X-A', 'é'], body: Buffer.from([0, 10, 255, 13]) };

test('a response comes back as it was stored, and what is none does not', () => {
  expect(restoredResponse(storedResponse(response))).toEqual(response);
  expect(restoredResponse(storedResponse({ status: 204, headers: [], body: new Uint8Array() }))).toMatchObject({
    status: 204,
    headers: [],
  });
  for (const text of ['', '\n', 'x', '[]\n', '[200,{}]\n', '["200",[]]\n', '[200,[1]]\nx'])
    expect(restoredResponse(Buffer.from(text))).toBeUndefined();
});

if (redisProgram === undefined) {
  test.skip('state in a Valkey or Redis server: neither valkey-server nor redis-server is installed', () => undefined);
} else {
  let server: RedisServer;
  let notes: string[];
  const states: RedisState[] = [];

  beforeAll(async () => {
    server = await RedisServer.start();
  });
  afterAll(() => server.stop());
  beforeEach(() => {
    notes = [];
  });
  afterEach(async () => {
    await Promise.all(states.splice(0).map((state) => state.close()));
  });

  const connected = (): RedisState => {
    const state = new RedisState(server.url, (line) => notes.push(line));
    states.push(state);
    return state;
  };

  test('two connections take tokens from one bucket, which fills by its rate', async () => {
    const [one, other] = [connected(), connected()];
    const slow = bucket('fills', 2);
    expect(await one.take([slow], undefined, 0)).toBe(-1);
    expect(await other.take([slow], undefined, 0)).toBe(-1);
    expect(await one.take([slow], undefined, 0)).toBe(0);
    const fast = { ...slow, rate: 20 };
    await sleep(200);
    expect(await other.take([fast], undefined, 0)).toBe(-1);
    expect(await one.take([fast], undefined, 0)).toBe(-1);
  });

  test('of a hundred takes at once over two connections as many pass as the bucket holds', async () => {
    const pair = [connected(), connected()];
    const taken = await Promise.all(Array.from({ length: 100 }, (_, index) => pair[index % 2].take([bucket('burst', 7)], undefined, 0)));
    expect(taken.filter((index) => index < 0)).toHaveLength(7);
  });

  test('what one limit refuses takes nothing from the others', async () => {
    const state = connected();
    const [wide, narrow] = [bucket('wide', 3), bucket('narrow', 1)];
    expect(await state.take([wide, narrow], counter('quota', 5), 0)).toBe(-1);
    expect(await state.take([wide, narrow], counter('quota', 5), 0)).toBe(1);
    expect(await state.take([wide], counter('quota', 5), 0)).toBe(-1);
    expect(await state.take([wide], counter('quota', 5), 0)).toBe(-1);
    expect(await state.take([wide], counter('quota', 5), 0)).toBe(0);
    expect(await state.take([], counter('quota', 4), 0)).toBe(-1);
    expect(await state.take([], counter('quota', 4), 0)).toBe(0);
    expect(await state.take([bucket('other', 9)], counter('quota', 4), 0)).toBe(1);
  });

  test('responses are shared until their time is over or somebody flushes them', async () => {
    const [one, other] = [connected(), connected()];
    const key = '{pets}:dev:cache:shop:GET:["a\\nb"]';
    expect(await one.cached(key)).toBeUndefined();
    await one.cache(key, response, 60);
    await one.cache('{pets}:live:cache:shop:GET:', response, 60);
    await one.cache('{pets}:dev:cache:short:GET:', response, 1);
    expect(await other.cached(key)).toEqual(response);
    await sleep(1100);
    expect(await other.cached('{pets}:dev:cache:short:GET:')).toBeUndefined();
    await other.flush('{pets}:dev:cache:');
    expect(await one.cached(key)).toBeUndefined();
    expect(await one.cached('{pets}:live:cache:shop:GET:')).toEqual(response);
  });

  test('a flush takes the characters of patterns in a name for themselves', async () => {
    const state = connected();
    await state.cache('{a*b}:dev:cache:x', response, 60);
    await state.cache('{aab}:dev:cache:x', response, 60);
    await state.flush('{a*b}:dev:cache:');
    expect(await state.cached('{aab}:dev:cache:x')).toEqual(response);
    expect(await state.cached('{a*b}:dev:cache:x')).toBeUndefined();
  });

  test('while the server is away everything passes at once, with one line when it goes and one when it is back', async () => {
    const state = connected();
    const limit = bucket('outage', 1);
    expect(await state.take([limit], undefined, 0)).toBe(-1);
    expect(await state.take([limit], undefined, 0)).toBe(0);
    await server.stop();
    for (let count = 0; count < 50; count++) {
      expect(await state.take([limit], undefined, 0)).toBe(-1);
      expect(await state.cached('{pets}:dev:cache:x')).toBeUndefined();
      await state.cache('{pets}:dev:cache:x', response, 60);
    }
    expect(notes).toEqual([
      expect.stringMatching(/^shared state: 127\.0\.0\.1:\d+ is away \(.+\); until it is back nothing is throttled, counted or cached$/),
    ]);
    await server.restart();
    const deadline = Date.now() + 20_000;
    while (notes.length < 2 && Date.now() < deadline) {
      await state.take([limit], undefined, 0);
      await sleep(50);
    }
    expect(notes[1]).toMatch(/ is back$/);
    await state.take([limit], undefined, 0);
    expect(await state.take([limit], undefined, 0)).toBe(0);
    expect(notes).toHaveLength(2);
  });

  test('a server that hangs holds nobody up for long, and nobody at all after the first', async () => {
    const state = connected();
    expect(await state.take([bucket('hang', 1)], undefined, 0)).toBe(-1);
    server.freeze();
    try {
      const begun = performance.now();
      const taken = await Promise.all(Array.from({ length: 200 }, () => state.take([bucket('hang', 1)], undefined, 0)));
      expect(taken.every((index) => index < 0)).toBe(true);
      for (let count = 0; count < 100; count++) await state.take([bucket('hang', 1)], undefined, 0);
      // A quarter of a second for the first ones; the rest is for a busy machine.
      expect(performance.now() - begun).toBeLessThan(15_000);
      expect(notes).toHaveLength(1);
    } finally {
      server.thaw();
    }
  });

  test('a server that was never there is noted once, by its address and not by its password', async () => {
    const state = new RedisState('redis://user:secret@127.0.0.1:1', (line) => notes.push(line));
    states.push(state);
    expect(await state.take([bucket('never', 1)], undefined, 0)).toBe(-1);
    expect(await state.take([bucket('never', 1)], undefined, 0)).toBe(-1);
    expect(notes).toHaveLength(1);
    expect(notes[0]).toContain('127.0.0.1:1 is away');
    expect(notes[0]).not.toContain('secret');
  });
}
