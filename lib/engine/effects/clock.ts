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

/** A clock that stands still until somebody moves it on. */
export class ManualClock implements Clock {
  /** @param instant milliseconds since 1970; 2024-01-01T00:00:00Z unless told otherwise */
  constructor(private instant: number = Date.UTC(2024, 0, 1)) {}

  now(): number {
    return this.instant;
  }

  advance(seconds: number): void {
    this.instant += seconds * 1000;
  }
}
