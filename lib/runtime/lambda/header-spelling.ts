import type { ApiPlan } from '../../plan';

/** How a header's name is written; events of format 2.0 and of load balancers have it in lower case. */
export type HeaderSpelling = (lowerName: string) => string;

/**
 * Mappings and templates know headers by their exact name, which these events have lost: a header that a method declares is spelled
 * as it is declared, every other one as it usually is, `X-Request-Id`.
 */
export function headerSpelling({ methods }: Pick<ApiPlan, 'methods'>): HeaderSpelling {
  const declared = methods.flatMap(({ parameters }) => parameters.filter(({ location }) => location === 'header').map(({ name }) => name));
  const spellings = new Map(declared.map((name) => [name.toLowerCase(), name]));
  return (lowerName) => spellings.get(lowerName) ?? usualSpelling(lowerName);
}

export function usualSpelling(lowerName: string): string {
  return lowerName.replace(/(?<=^|-)[a-z]/g, (letter) => letter.toUpperCase());
}
