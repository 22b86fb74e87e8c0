import { Pending, whenCome } from '../../lib/engine/pending';

test('the listener hears in the same turn', () => {
  const pending = new Pending<number>();
  const heard: number[] = [];
  pending.then((value) => value + 1).then((value) => heard.push(value));
  pending.settle(1);
  expect(heard).toEqual([2]);
});

test('a listener that comes late hears at once', () => {
  const pending = new Pending<number>();
  pending.settle(1);
  const heard: number[] = [];
  pending.then((value) => heard.push(value));
  expect(heard).toEqual([1]);
});

test('the first of several results counts', async () => {
  const pending = new Pending<number>();
  pending.settle(1);
  pending.settle(2);
  pending.fail(new Error('late'));
  expect(await pending).toBe(1);
});

test.each([
  ['a listener that throws', () => whenCome(settled(1), () => thrown())],
  ['a listener that promises and breaks it', () => whenCome(settled(1), () => Promise.reject(new Error('broken')))],
  ['a failure that nobody caught on its way', () => whenCome(failed(), (value) => value)],
])('%s fails what comes after', async (_what, make) => {
  await expect((async () => make())()).rejects.toThrow('broken');
});

test.each([
  ['a value', 1],
  ['a promise', Promise.resolve(1)],
  ['what is pending', settled(1)],
])('%s is waited for, and so is what the listener returns', async (_what, value) => {
  expect(await whenCome(value, (given) => settled(given + 1))).toBe(2);
  expect(await whenCome(settled(1), (given) => Promise.resolve(given + 1))).toBe(2);
});

test('a failure can be caught', async () => {
  expect(await failed().then(undefined, (error) => (error as Error).message)).toBe('broken');
});

test('there is one listener', () => {
  const pending = new Pending<number>();
  pending.then(() => undefined);
  expect(() => pending.then(() => undefined)).toThrow('Somebody waits for this already.');
});

function settled(value: number): Pending<number> {
  const pending = new Pending<number>();
  pending.settle(value);
  return pending;
}

function failed(): Pending<number> {
  const pending = new Pending<number>();
  pending.fail(new Error('broken'));
  return pending;
}

function thrown(): never {
  throw new Error('broken');
}
