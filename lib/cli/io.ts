/** What the command line talks to; tests put their own in its place. */
export interface Io {
  /** Where the result goes. */
  readonly stdout: Output;
  /** Where everything else goes. */
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder that relative paths start from. */
  readonly cwd: string;
  /** Calls back once when the person interrupts (Ctrl-C). */
  onInterrupt(callback: () => void): void;
}

export interface Output {
  write(text: string | Uint8Array): unknown;
  readonly isTTY?: boolean;
}
