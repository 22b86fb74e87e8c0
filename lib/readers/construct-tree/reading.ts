let depth = 0;

/** Runs `read`; for as long, {@link isReading} is true. */
export function whileReading<T>(read: () => T): T {
  depth += 1;
  try {
    return read();
  } finally {
    depth -= 1;
  }
}

/**
 * True while a construct tree is being read. A construct that writes itself as a document shows its parts then, and leaves the
 * document away, which is made of what is being read.
 */
export function isReading(): boolean {
  return depth > 0;
}
