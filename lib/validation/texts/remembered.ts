/** A function of texts that works each text out once: APIs say the same in many methods. */
export function remembered<T>(workOut: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined || known.has(text)) return found as T;
    const result = workOut(text);
    known.set(text, result);
    return result;
  };
}
