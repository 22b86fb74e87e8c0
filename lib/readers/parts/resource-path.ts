/** The parts of a resource path; empty ones, as a slash at the end leaves, do not count. */
export function pathParts(path: string): readonly string[] {
  return path.split('/').filter((part) => part !== '');
}

export function joinPath(parts: readonly string[]): string {
  return `/${parts.join('/')}`;
}

/** Names of the path variables, `proxy` for `{proxy+}`. */
export function pathVariables(path: string): readonly string[] {
  return pathParts(path).flatMap((part) => {
    const name = /^\{([^{}]+?)\+?\}$/.exec(part)?.[1];
    return name === undefined ? [] : [name];
  });
}
