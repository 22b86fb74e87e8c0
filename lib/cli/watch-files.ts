import { relative, sep } from 'node:path';
import { type FSWatcher, watch } from 'chokidar';

/** Folders in which nobody writes what a command reads. */
const leftOut: ReadonlySet<string> = new Set(['node_modules', 'cdk.out', 'build', 'dist', 'coverage', '.git']);
/** Changes that come within this many milliseconds are one. */
const settling = 100;

/** Watches files and folders for changes. */
export class FileWatch {
  private readonly watcher: FSWatcher;
  private changed = new Set<string>();
  private waiting: (() => void) | undefined = undefined;
  private timer: NodeJS.Timeout | undefined = undefined;

  /** @param cwd folder that the names of changed files start from */
  constructor(paths: readonly string[], cwd: string) {
    const isLeftOut = (path: string) =>
      relative(cwd, path)
        .split(sep)
        .some((part) => leftOut.has(part));
    this.watcher = watch([...paths], { cwd, ignored: (path) => !paths.includes(path) && isLeftOut(path), ignoreInitial: true });
    this.watcher.on('all', (_event, path) => this.note(path));
    // A folder that cannot be read, or that is gone, changes no more.
    this.watcher.on('error', () => undefined);
  }

  /** Ends when changes that are noted later will be told. */
  async ready(): Promise<void> {
    await new Promise<void>((resolve) => this.watcher.once('ready', resolve));
  }

  /** The files that changed since this was last asked, as soon as there are any. */
  async next(): Promise<readonly string[]> {
    if (this.changed.size === 0) await new Promise<void>((resolve) => (this.waiting = resolve));
    return this.taken();
  }

  /** The files that changed since this was last asked; none if nothing did. */
  taken(): readonly string[] {
    const files = [...this.changed].sort();
    this.changed = new Set();
    return files;
  }

  async close(): Promise<void> {
    clearTimeout(this.timer);
    await this.watcher.close();
  }

  private note(path: string): void {
    this.changed.add(path);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.waiting?.();
      this.waiting = undefined;
    }, settling);
  }
}
