import { type ApiDefinition, type ContentTemplate, isLiteral, literal } from '../definition';
import { isImported } from './provenance';
import type { Finding, MethodPlace } from './rule';
import { type ParsedText, parseText } from './texts/parsed-template';
import { PartialText } from './texts/partial-text';
import { type SelectedStatuses, statusSelector } from './texts/selected-statuses';

/** What all rules of one run share, so that nothing is worked out twice. */
export interface RuleContext {
  /** Every method in the order of the definition. */
  readonly methods: readonly MethodPlace[];
  /** `EDGE`, `REGIONAL` or `PRIVATE`; undefined where nothing says it, as in a document by itself. */
  readonly endpointType: string | undefined;
  /** Parses a template, once for each text. */
  parsed(template: ContentTemplate): ParsedText;
  /** Which status codes a selection pattern takes. */
  readonly selectedStatuses: SelectedStatuses;
}

export function createContext(definition: ApiDefinition): RuleContext {
  return {
    methods: definition.resources.flatMap((resource) =>
      resource.methods.map((method) => ({ resource, method, where: `${method.httpMethod} ${resource.path}` })),
    ),
    endpointType: endpointTypeOf(definition),
    parsed: parseOnce(),
    selectedStatuses: statusSelector(),
  };
}

/** APIs use one template in many methods. */
function parseOnce(): RuleContext['parsed'] {
  const known = { imported: new Map<string, ParsedText>(), declared: new Map<string, ParsedText>() };
  return (template) => {
    const source = template.template;
    const parse = () => parseText(new PartialText(source), isImported(template));
    // Pieces that are not known may have one name and differ; such texts are parsed each by itself.
    if (!isLiteral(source)) return parse();
    const parsings = isImported(template) ? known.imported : known.declared;
    const parsing = parsings.get(source) ?? parse();
    parsings.set(source, parsing);
    return parsing;
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
