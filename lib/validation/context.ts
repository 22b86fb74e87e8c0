import { type ApiDefinition, literal } from '../definition';
import { isImported } from './provenance';
import type { Finding, MethodPlace } from './rule';

/** What all rules of one run share, so that nothing is worked out twice. */
export interface RuleContext {
  /** Every method in the order of the definition. */
  readonly methods: readonly MethodPlace[];
  /** `EDGE`, `REGIONAL` or `PRIVATE`; undefined where nothing says it, as in a document by itself. */
  readonly endpointType: string | undefined;
}

export function createContext(definition: ApiDefinition): RuleContext {
  return {
    methods: definition.resources.flatMap((resource) =>
      resource.methods.map((method) => ({ resource, method, where: `${method.httpMethod} ${resource.path}` })),
    ),
    endpointType: endpointTypeOf(definition),
  };
}

function endpointTypeOf({ endpointConfiguration, origin }: ApiDefinition): string | undefined {
  const types = endpointConfiguration?.types ?? [];
  if (types.length === 1) return literal(types[0]);
  // A template that says nothing gets the service's default; a document is deployed by something that we do not see.
  return types.length === 0 && !isImported({ origin }) ? 'EDGE' : undefined;
}

/** A check of each method by itself; its findings are told to stand in that method. */
export function everyMethod(check: (place: MethodPlace, context: RuleContext) => Iterable<Finding>) {
  return function* (_definition: ApiDefinition, context: RuleContext): Iterable<Finding> {
    for (const place of context.methods) for (const finding of check(place, context)) yield { place, ...finding };
  };
}
