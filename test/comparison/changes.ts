export type Way = readonly (string | number)[];

/** The way to every value of a definition. */
export function leaves(node: unknown, way: Way = []): readonly Way[] {
  if (typeof node !== 'object' || node === null) return [way];
  return Object.entries(node)
    .filter(([key]) => key !== 'origin')
    .flatMap(([key, member]) => leaves(member, [...way, Array.isArray(node) ? Number(key) : key]));
}

/** The same with another value at one place; `undefined` takes a member out, or an item. */
export function changed<T>(node: T, [step, ...rest]: Way, by: (leaf: unknown) => unknown): T {
  if (step === undefined) return by(node) as T;
  if (Array.isArray(node)) {
    const items = [...(node as readonly unknown[])];
    if (step === items.length) items.push(undefined);
    const all = items.map((item, index) => (index === step ? changed(item, rest, by) : item));
    return all.filter((item) => item !== undefined) as T;
  }
  const { [step]: member, ...others } = node as Record<string, unknown>;
  const now = changed(member, rest, by);
  return (now === undefined ? others : { ...(node as object), [step]: now }) as T;
}

/** `resources.0.methods.0.apiKeyRequired` as a way. */
export function wayOf(text: string): Way {
  return text.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}
