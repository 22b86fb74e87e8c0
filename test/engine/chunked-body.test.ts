import { once } from 'node:events';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { beginBody, type ChunkedBody } from '../../lib/engine/stages/chunked-body';

/** Gives pieces of 1 KB as they are asked for, and counts them. */
function endless() {
  let given = 0;
  const stream = new Readable({
    read() {
      given += 1;
      this.push(Buffer.alloc(1024));
    },
  });
  return { stream, given: () => given };
}

test('what nobody takes is not read from the client', async () => {
  const { stream, given } = endless();
  await beginBody(stream, 10_000, 1_000_000_000);
  await new Promise((resolve) => setTimeout(resolve, 50));
  const before = given();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(given()).toBe(before);
  expect(before).toBeLessThan(200);
});

test('the beginning comes first, and all of the rest behind it', async () => {
  const pieces = Array.from({ length: 100 }, (_, index) => Buffer.alloc(1000, index));
  const body = (await beginBody(Readable.from(pieces), 10_000, 100_000)) as ChunkedBody;
  expect((await buffer(body.stream)).equals(Buffer.concat(pieces))).toBe(true);
  expect(body.tooLarge).toBe(false);
});

test('one byte beyond the limit is too much', async () => {
  const body = (await beginBody(Readable.from([Buffer.alloc(100_000), Buffer.alloc(1)]), 10_000, 100_000)) as ChunkedBody;
  await expect(buffer(body.stream)).rejects.toThrow('more than 100000 bytes');
  expect(body.tooLarge).toBe(true);
});

test('a stream that breaks off at its beginning is broken', async () => {
  const stream = new Readable({ read: () => undefined });
  const begun = beginBody(stream, 10_000, 100_000);
  stream.push(Buffer.alloc(10));
  stream.destroy(new Error('reset'));
  expect(await begun).toBe('broken');
});

test('a stream that breaks off later breaks off for its reader, whether it says so or not', async () => {
  for (const error of [new Error('reset'), undefined]) {
    const { stream } = endless();
    const body = (await beginBody(stream, 10_000, 1_000_000_000)) as ChunkedBody;
    const broken = once(body.stream, 'error');
    stream.destroy(error);
    expect(await broken).toHaveLength(1);
  }
});
