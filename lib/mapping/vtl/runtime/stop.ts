/** `#stop`, and `#break` of an outer scope: unwinds to what it stops. Thrown, but no failure. */
export class StopCommand extends Error {
  /** `nearest` stops at the first loop or block; a scope stops its loop; `all` stops the template. */
  constructor(readonly target: 'nearest' | 'all' | object) {
    super('#stop or #break');
  }

  isFor(scope: object | undefined): boolean {
    return this.target === 'nearest' || (scope !== undefined && this.target === scope);
  }
}

export const BREAK = new StopCommand('nearest');
export const STOP = new StopCommand('all');
