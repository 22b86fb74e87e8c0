/** `#stop`, and `#break` of an outer scope: unwinds to what it stops. Thrown, but no error. */
export class StopCommand {
  /** `nearest` stops at the first loop or block; a scope stops its loop; `all` stops the template. */
  constructor(readonly target: 'nearest' | 'all' | object) {}

  isFor(scope: object | undefined): boolean {
    return this.target === 'nearest' || (scope !== undefined && this.target === scope);
  }
}

export const BREAK = new StopCommand('nearest');
export const STOP = new StopCommand('all');
