import { isLiteral, type Method, type ParameterMapping, type Resource } from '../../../definition';
import { type MappingSource, parameterNamePattern } from '../../../mapping/expressions';
import type { RuleContext } from '../../context';
import { isImported } from '../../provenance';
import { PartialText, unknownPiece } from '../../texts/partial-text';

/** What a mapping's source turns out to be. `unknown`: synth cannot tell, or the service never looks. */
export type JudgedSource = MappingSource | 'invalid' | 'unknown';

const beginnings = {
  request: ["'", 'method.request.', 'context.', 'stageVariables.'],
  response: ["'", 'integration.response.', 'context.', 'stageVariables.'],
};

/** Judges the source of a request or response mapping. */
export function judgeSource(mapping: ParameterMapping, side: 'request' | 'response', { expressions }: RuleContext): JudgedSource {
  // The import drops what is no text, with a warning.
  if (mapping.malformed !== undefined) return 'unknown';
  const { judged, isKnown, knownBeginning } = new PartialText(mapping.source);
  // `$context.x`: the guide writes it so in one place and without `$` in the other; what the service says to it is not recorded.
  if (/^\$(context|stageVariables)\./.test(judged)) return 'unknown';
  const source = side === 'request' ? expressions.requestSource(judged) : expressions.responseSource(judged);
  if (isKnown) return source && isSpelt(source) ? source : 'invalid';
  if (source) return judged.startsWith("'") ? source : 'unknown';
  // A part that is not known may hold the rest of an expression, but cannot mend a wrong beginning.
  const beginning = isLiteral(mapping.source) ? judged : knownBeginning;
  const possible = beginnings[side].some((start) => start.startsWith(beginning) || beginning.startsWith(start));
  return possible || beginning.includes(unknownPiece) ? 'unknown' : 'invalid';
}

/** Whether a name holds what the service's expressions can hold; an import may still replace `${…}` by something else. */
function isSpelt(source: MappingSource): boolean {
  return !('name' in source) || parameterNamePattern.test(source.name) || source.name.includes('${');
}

/** The keys of all parameters that a method declares, and of those that the import declares for it. */
export function declaredParameters({ method, resource }: { readonly method: Method; readonly resource: Resource }): ReadonlySet<string> {
  const keys = new Set(method.requestParameters.map(({ key }) => key));
  if (!isImported(method)) return keys;
  for (const match of resource.path.matchAll(/\{([^{}]+?)\+?\}/g)) keys.add(`method.request.path.${match[1]}`);
  return keys;
}
