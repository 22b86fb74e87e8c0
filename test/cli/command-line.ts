import { run } from '../../lib/cli/main';

export interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Setting {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Called with everything printed so far, whenever something is printed; interrupts where it returns true. */
  readonly interruptWhen?: (stdout: string) => boolean | Promise<boolean>;
  /** Called with everything noted so far, whenever something is noted. */
  readonly noted?: (stderr: string) => void;
}

/** What ends the commands that run. A server that nobody interrupted, because its test failed before, would keep jest from ending. */
const interrupts = new Set<() => void>();

afterEach(() => {
  for (const interrupt of interrupts) interrupt();
  interrupts.clear();
});

/** Runs the command line in this process. */
export async function commandLine(
  args: readonly string[],
  { cwd = process.cwd(), env = {}, interruptWhen, noted }: Setting = {},
): Promise<Outcome> {
  let stdout = '';
  let stderr = '';
  let interrupt = (): void => undefined;
  const exitCode = await run(args, {
    stdout: {
      write: (text) => {
        stdout += typeof text === 'string' ? text : Buffer.from(text).toString('utf8');
        void Promise.resolve(interruptWhen?.(stdout)).then((now) => now && interrupt());
      },
    },
    stderr: {
      write: (text) => {
        stderr += String(text);
        noted?.(stderr);
      },
    },
    env: { PATH: process.env['PATH'] ?? '', ...env },
    cwd,
    onInterrupt: (callback) => {
      interrupt = callback;
      interrupts.add(callback);
    },
  });
  return { exitCode, stdout, stderr };
}
