/**
 * What comes later, told in the same turn in which it comes. A promise lets each of its listeners wait for a turn of their own, and an
 * endpoint's answer would pass four of them on its way to the client. Has one listener; `await` works.
 */
export class Pending<T> implements PromiseLike<T> {
  private state: 'pending' | 'settled' | 'failed' = 'pending';
  private result: unknown = undefined;
  private next: ((value: never) => unknown) | undefined = undefined;
  private failed: ((error: unknown) => unknown) | undefined = undefined;
  /** What the listener makes of it; undefined while nobody listens. */
  private after: Pending<unknown> | undefined = undefined;

  /** The first of several counts. */
  settle(value: T): void {
    this.finish('settled', value);
  }

  fail(error: unknown): void {
    this.finish('failed', error);
  }

  // biome-ignore lint/suspicious/noThenProperty: who waits for promises can wait for this.
  then<R = T, S = never>(
    next?: ((value: T) => R | PromiseLike<R>) | null,
    failed?: ((error: unknown) => S | PromiseLike<S>) | null,
  ): Pending<R | S> {
    if (this.after) throw new Error('Somebody waits for this already.');
    const after = new Pending<R | S>();
    this.next = next ?? undefined;
    this.failed = failed ?? undefined;
    this.after = after;
    if (this.state !== 'pending') this.tell(this.after);
    return after;
  }

  private finish(state: 'settled' | 'failed', result: unknown): void {
    if (this.state !== 'pending') return;
    this.state = state;
    this.result = result;
    if (this.after) this.tell(this.after);
  }

  private tell(after: Pending<unknown>): void {
    const { result } = this;
    const listener = (this.state === 'settled' ? this.next : this.failed) as Listener | undefined;
    if (!listener) {
      if (this.state === 'settled') after.settle(result);
      else after.fail(result);
      return;
    }
    try {
      after.adopt(listener(result));
    } catch (error) {
      after.fail(error);
    }
  }

  private adopt(value: unknown): void {
    if (value instanceof Pending || value instanceof Promise) {
      value.then(
        (settled: unknown) => this.finish('settled', settled),
        (error: unknown) => this.finish('failed', error),
      );
    } else this.finish('settled', value);
  }
}

type Listener = (result: unknown) => unknown;

/** What is at hand, or comes later. */
export type Soon<T> = T | Promise<T> | Pending<T>;

/** Goes on with a value as soon as it is there: at once where it is. */
export function whenCome<T, R>(value: Soon<T>, next: (value: T) => Soon<R>): Soon<R> {
  if (value instanceof Pending) return value.then(next);
  if (value instanceof Promise) return value.then(next);
  return next(value);
}
