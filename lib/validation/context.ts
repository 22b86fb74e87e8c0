import type { ApiDefinition } from '../definition';
import type { Finding, MethodPlace } from './rule';

/** What all rules of one run share, so that nothing is worked out twice. */
export interface RuleContext {
  /** Every method in the order of the definition. */
  readonly methods: readonly MethodPlace[];
}

export function createContext(definition: ApiDefinition): RuleContext {
  return {
    methods: definition.resources.flatMap((resource) =>
      resource.methods.map((method) => ({ resource, method, where: `${method.httpMethod} ${resource.path}` })),
    ),
  };
}

/** A check of each method by itself; its findings are told to stand in that method. */
export function everyMethod(check: (place: MethodPlace, context: RuleContext) => Iterable<Finding>) {
  return function* (_definition: ApiDefinition, context: RuleContext): Iterable<Finding> {
    for (const place of context.methods) for (const finding of check(place, context)) yield { place, ...finding };
  };
}
