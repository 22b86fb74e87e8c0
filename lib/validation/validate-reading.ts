import type { ApiDefinition, Diagnostic } from '../definition';
import { type ValidateOptions, validate } from './validate';

/** An API as a reader gives it. */
export interface Reading {
  readonly definition: ApiDefinition;
  /** What the definition does not hold, and why. */
  readonly problems: readonly Diagnostic[];
  /** What belongs to no API of the template and is told with this one. @default nothing */
  readonly unattached?: ApiDefinition;
  /** The API as it is where conditions hold, or do not, which only the deployment knows. @default there are none */
  readonly alternatives?: () => readonly Alternative[];
}

/** An API as it is where a condition holds, or does not. */
interface Alternative {
  readonly condition: string;
  readonly holds: boolean;
  readonly definition: ApiDefinition;
  /** Logical ids of the resources that depend on it. */
  readonly choosing: ReadonlySet<string>;
}

type Options = Omit<ValidateOptions, 'problems'>;

/** Everything that is wrong with an API: what its reader found and what the rules find, in the order the person wrote it, each once. */
export function validateReading({ definition, problems, unattached, alternatives }: Reading, options: Options = {}): readonly Diagnostic[] {
  const { only, rules } = options;
  const judge = (api: ApiDefinition) => validate(api, { ...(only && { only }), ...(rules && { rules }) });
  const beside = unattached ? judge(unattached) : [];
  const told = validate(definition, { ...options, problems: [...problems, ...beside] });
  const found = alternatives ? [...ofAlternatives(alternatives(), told, judge)] : [];
  return found.length === 0 ? told : validate(definition, { ...options, problems: [...problems, ...beside, ...found] });
}

/** What fails one way or the other, and is not told yet of the same place. It stops nobody: whether a deployment goes that way is not known. */
function* ofAlternatives(
  alternatives: readonly Alternative[],
  told: readonly Diagnostic[],
  judge: (api: ApiDefinition) => readonly Diagnostic[],
): Iterable<Diagnostic> {
  const places = new Set(told.map(placeOf));
  for (const { condition, holds, definition, choosing } of alternatives) {
    for (const diagnostic of judge(definition)) {
      const place = placeOf(diagnostic);
      // What the API itself chooses, such as its endpoint type, may make any part of it wrong.
      const depends = [diagnostic.origin, definition.origin].some(({ logicalId }) => choosing.has(logicalId ?? ''));
      if (diagnostic.severity !== 'error' || !depends || places.has(place)) continue;
      places.add(place);
      const way = `${condition} ${holds ? 'holds' : 'does not hold'}`;
      yield {
        ...diagnostic,
        severity: 'warning',
        consequence: 'sometimes-fails',
        message: `Where the condition ${way}: ${diagnostic.message}`,
      };
    }
  }
}

function placeOf({ rule, where, member, origin }: Diagnostic): string {
  return JSON.stringify([rule, where, member, origin.logicalId, origin.pointer]);
}
