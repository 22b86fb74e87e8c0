import type { CommandContext } from './context';
import { exitCodes } from './context';
import { isOfThePerson } from './errors-of-the-person';
import { FileWatch } from './watch-files';

/**
 * Runs something now and whenever a file changes, until the person interrupts. What the person can put right ends nothing: it is told,
 * and the next change is waited for.
 * @returns exit code
 */
export async function repeatOnChange(context: CommandContext, paths: readonly string[], once: () => Promise<void>): Promise<number> {
  const watch = new FileWatch(paths, context.io.cwd);
  let isInterrupted = false;
  const interrupted = new Promise<void>((resolve) =>
    context.io.onInterrupt(() => {
      isInterrupted = true;
      resolve();
    }),
  );
  await watch.ready();
  const written = new OwnOutput();
  let changed: readonly string[] = [];
  while (!isInterrupted) {
    if (changed.length > 0) context.note(`~ ${named(changed)}`);
    await told(context, once);
    // What the run itself writes, an app's build for example, is no reason to run again.
    changed = written.without(watch.taken());
    if (changed.length > 0 || isInterrupted) continue;
    context.note('watching for changes; Ctrl-C ends it');
    await Promise.race([interrupted, watch.next().then((files) => (changed = files))]);
  }
  await watch.close();
  return exitCodes.interrupted;
}

async function told(context: CommandContext, once: () => Promise<void>): Promise<void> {
  try {
    await once();
  } catch (error) {
    if (!isOfThePerson(error)) throw error;
    context.note(`error  ${error.message}`);
  }
}

function named(files: readonly string[]): string {
  return `${files.slice(0, 3).join(', ')}${files.length > 3 ? ` and ${files.length - 3} more` : ''}`;
}

/** Knows what a run writes by its writing it in two runs, one after the other. */
class OwnOutput {
  private last: ReadonlySet<string> = new Set();

  /** Those of the files that changed during a run which the run before did not change, too. */
  without(files: readonly string[]): readonly string[] {
    const others = files.filter((file) => !this.last.has(file));
    this.last = new Set(files);
    return others;
  }
}
