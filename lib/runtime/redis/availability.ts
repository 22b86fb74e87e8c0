/** How long a call waits for the server. */
const patience = 250;
/** How long nobody asks after the server did not answer. */
const pause = 1000;

/**
 * Asks a server that may be away: whoever asks gets what holds without it, soon. While it is away one call a second still tries, and people
 * hear of it once when it goes and once when it is back.
 */
export class Availability {
  private awayUntil = 0;
  private away = false;

  constructor(
    private readonly server: string,
    private readonly note: (line: string) => void,
  ) {}

  /** @param without what holds where the server does not answer */
  async ask<T>(question: () => Promise<T>, without: T, wait: number = patience): Promise<T> {
    if (this.away && performance.now() < this.awayUntil) return without;
    // Those that come while this one waits do not wait with it.
    if (this.away) this.awayUntil = performance.now() + pause;
    try {
      const answer = await inTime(question(), wait);
      if (this.away) this.note(`shared state: ${this.server} is back`);
      this.away = false;
      return answer;
    } catch (error) {
      if (!this.away) {
        this.note(`shared state: ${this.server} is away (${reasonOf(error)}); until it is back nothing is throttled, counted or cached`);
      }
      this.away = true;
      this.awayUntil = performance.now() + pause;
      return without;
    }
  }
}

function inTime<T>(answer: Promise<T>, wait: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer within ${wait} ms`)), wait);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code ?? message;
}
