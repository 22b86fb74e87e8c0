import type {
  ApiDefinition,
  Consequence,
  Help,
  JsonObject,
  Method,
  OffendingText,
  Origin,
  RelatedText,
  Resource,
  TemplateExample,
} from '../definition';
import type { RuleContext } from './context';
import type { MethodAspect } from './method-aspects';
import type { MethodTemplate } from './texts/method-template';

/** Any part of a definition: it knows where it comes from. */
export interface Part {
  readonly origin: Origin;
}

/** A method and the resource that it stands on. */
export interface MethodPlace {
  readonly resource: Resource;
  readonly method: Method;
  /** `GET /pets` */
  readonly where: string;
  /** All templates of the method in their order. */
  readonly templates: readonly MethodTemplate[];
}

/** What a rule has to say about one mistake; the runner makes a diagnostic of it. */
export interface Finding {
  /** One sentence of fact, with the names in it. */
  readonly message: string;
  /** The part that the mistake stands in. */
  readonly at: Part;
  /** Member of `at` that is wrong, as documents spell it (`uri`). */
  readonly member?: string;
  /** The method that `at` belongs to; the runner fills it in for a check of methods. */
  readonly place?: MethodPlace;
  /** What the finding is said of. @default the method, or the path of a resource */
  readonly where?: string;
  /** What the service does about it. @default the rule's effect */
  readonly effect?: string;
  /** @default the rule's consequence */
  readonly consequence?: Consequence;
  readonly offending?: OffendingText;
  readonly related?: readonly RelatedText[];
  readonly example?: TemplateExample;
  readonly help?: readonly Help[];
}

/** A small document that shows a rule; tests read it, pages print it. */
export interface Example {
  readonly language: 'openapi' | 'cloudformation';
  readonly document: JsonObject;
  /** Endpoint type of the API, for documents, which cannot say it themselves. */
  readonly endpointType?: string;
  /** Account that it is deployed to, which a document cannot say either. */
  readonly account?: string;
  /** The document as it is written, where that is what matters. @default - JSON of the document */
  readonly text?: string;
  /** Files beside the document, by their names. @default - it stands alone */
  readonly files?: Readonly<Record<string, JsonObject>>;
}

/** What people read of a rule. */
export interface RuleDescription {
  /** Name, kebab-case, for ever. Where a recorded case speaks of the same mistake it has the same name. */
  readonly id: string;
  /** What happens if nobody acts; decides the severity. A finding may be milder or graver. */
  readonly consequence: Consequence;
  /** One sentence: what has to be so. */
  readonly summary: string;
  /** What the service does, in its own words; only with evidence. */
  readonly effect?: string;
  /** Link into the service's documentation. */
  readonly docs: string;
  /** Wrong and right. @default - nothing that a person writes brings it about */
  readonly fails?: Example;
  readonly passes?: Example;
}

/** The same, shown by examples. */
export interface ShownRule extends RuleDescription {
  readonly fails: Example;
  readonly passes: Example;
}

/** All mistakes of one kind in the definition. */
export type RuleCheck = ApiCheck | MethodsCheck;

/** A check of the API as a whole. */
export interface ApiCheck {
  (definition: ApiDefinition, context: RuleContext): Iterable<Finding>;
  readonly ofMethod?: undefined;
  readonly looksAt?: undefined;
}

/** A check of each method by itself: the runner passes over the methods once for all such rules. */
export interface MethodsCheck {
  readonly ofMethod: MethodCheck;
  /** All that it looks at of a method, where nothing is to be found. */
  readonly looksAt: readonly MethodAspect[];
  /** What the rule looks at beside the methods. @default nothing */
  readonly beside?: ApiCheck;
}

export type MethodCheck = (place: MethodPlace, context: RuleContext) => Iterable<Finding>;

/** One kind of mistake. */
export interface Rule extends ShownRule {
  readonly check: RuleCheck;
}
