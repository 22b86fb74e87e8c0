import { UsageError } from './usage-error';

/** Reads `name=value` arguments of an option. @throws UsageError */
export function readPairs(option: string, texts: readonly string[]): [name: string, value: string][] {
  return texts.map((text) => {
    const equals = text.indexOf('=');
    if (equals <= 0) throw new UsageError(`${option} ${text}: write name=value`);
    return [text.slice(0, equals), text.slice(equals + 1)];
  });
}
