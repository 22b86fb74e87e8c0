import { JavaArray } from '../../../values';

const g = (p: string, f = 'g') => new RegExp(p, f);
export function replaceAllPattern(self: string, pattern: string, by: string): string {
  return self.replace(
    g(pattern),
    by.replace(/\\(.)/g, (_, c) => (c === '$' ? '$$' : c)),
  );
}
export function replaceFirstPattern(self: string, pattern: string, by: string): string {
  return self.replace(
    g(pattern, ''),
    by.replace(/\\(.)/g, (_, c) => (c === '$' ? '$$' : c)),
  );
}
export function matchesPattern(self: string, pattern: string): boolean {
  return g(`^(?:${pattern})$`, '').test(self);
}
export function splitText(self: string, pattern: string | null, limit: number): JavaArray {
  const parts = self === '' ? [''] : self.split(g(pattern!, ''));
  if (limit > 0 && parts.length > limit) parts.splice(limit - 1, parts.length, parts.slice(limit - 1).join(pattern!));
  if (limit === 0) while (parts.length > 1 && parts[parts.length - 1] === '') parts.pop();
  return new JavaArray('String', parts);
}
