/** True if a member of plain data is named `__proto__`: `resolve` of CDK makes the prototype of an object of it. */
export function hasPrototypeKey(data: unknown): boolean {
  if (Array.isArray(data)) return data.some(hasPrototypeKey);
  if (data === null || typeof data !== 'object' || !isPlain(data)) return false;
  return Object.hasOwn(data, '__proto__') || Object.values(data).some(hasPrototypeKey);
}

/** Tokens, constructs and other objects of classes are no data, whatever hangs on them. */
export function isPlain(data: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(data);
  return prototype === Object.prototype || prototype === null;
}
