/** Time as the engine sees it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/** A clock that stands still: at 2024-01-01T00:00:00Z unless told otherwise. */
export function fixedClock(instant: number = Date.UTC(2024, 0, 1)): Clock {
  return { now: () => instant };
}
