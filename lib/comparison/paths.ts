/** The path without the names of its variables: what tells two paths apart to a client. */
export function pathShape(path: string): string {
  return path.replace(/\{[^{}]*?(\+?)\}/g, '{$1}');
}

/** Names of the path's variables, in order. */
export function variableNames(path: string): readonly string[] {
  return [...path.matchAll(/\{([^{}]*?)\+?\}/g)].map((match) => match[1] ?? '');
}
