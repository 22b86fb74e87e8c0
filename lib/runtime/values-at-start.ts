import type { ValueAtStart } from './compiled-api';

/** The handler cannot start; the message says what the person who deploys it has to do. */
export class CannotStart extends Error {}

/** Reads what synth could not know from the environment. @throws CannotStart naming all that is missing */
export function valuesAtStart(values: readonly ValueAtStart[], env: NodeJS.ProcessEnv): readonly string[] {
  const missing = values.filter(({ variable, fallback }) => env[variable] === undefined && fallback === undefined);
  if (missing.length === 0) return values.map(({ variable, fallback }) => env[variable] ?? (fallback as string));
  const lines = missing.map(({ variable, meaning }) => `  ${variable}   (${meaning})`);
  throw new CannotStart(`The API was synthesized without these values. Set them in the environment:\n${lines.join('\n')}`);
}
