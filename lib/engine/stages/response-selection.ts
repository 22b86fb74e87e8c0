import type { IntegrationResponsePlan } from '../../plan';
import { javaPattern } from '../java-pattern';

/** The integration response for a status or an error message; undefined if none matches and there is no default. */
export type ResponseSelection = (text: string) => IntegrationResponsePlan | undefined;

interface Candidate {
  readonly response: IntegrationResponsePlan;
  readonly matches: (text: string) => boolean;
}

/** Statuses come again and again; error messages may be anything, so no more than this is remembered. */
const remembered = 100;

/**
 * In the order of the definition; a pattern has to match the whole text. The response without a pattern takes what no pattern takes.
 */
export function compileSelection(responses: readonly IntegrationResponsePlan[]): ResponseSelection {
  const byDefault = responses.find(({ selectionPattern }) => selectionPattern === undefined);
  const candidates: Candidate[] = [];
  for (const response of responses) {
    if (response.selectionPattern !== undefined) candidates.push({ response, matches: javaPattern(response.selectionPattern) });
  }
  if (candidates.length === 0) return () => byDefault;
  const known = new Map<string, IntegrationResponsePlan | undefined>();
  return (text) => {
    if (known.has(text)) return known.get(text);
    const selected = candidates.find(({ matches }) => matches(text))?.response ?? byDefault;
    if (known.size < remembered && text.length < remembered) known.set(text, selected);
    return selected;
  };
}
