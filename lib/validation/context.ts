import {
  type ApiDefinition,
  type Authorizer,
  isLiteral,
  literal,
  type Method,
  type Model,
  type RequestValidator,
  type Resource,
} from '../definition';
import type { TemplateOutputCheck, TemplateOutputProblem } from '../mapping/samples';
import type { MethodAspect } from './method-aspects';
import { NameIndex } from './name-index';
import { isImported } from './provenance';
import type { ApiCheck, Finding, MethodCheck, MethodPlace, RuleCheck } from './rule';
import { createExpressions, type Expressions } from './texts/expressions';
import { type MethodTemplate, type ParseTemplate, templatesOf } from './texts/method-template';
import type { ParsedText } from './texts/parsed-template';
import { PartialText } from './texts/partial-text';
import { createPatterns, type Patterns } from './texts/patterns';
import { remembered } from './texts/remembered';

/** What all rules of one run share, so that nothing is worked out twice. */
export interface RuleContext {
  readonly definition: ApiDefinition;
  /** Every method in the order of the definition. */
  readonly methods: readonly MethodPlace[];
  /** `EDGE`, `REGIONAL` or `PRIVATE`; undefined where nothing says it, as in a document by itself. */
  readonly endpointType: string | undefined;
  readonly expressions: Expressions;
  readonly patterns: Patterns;
  /** What is wrong with a JSONPath, a sentence; undefined where nothing is. */
  readonly jsonPathFault: (path: string) => string | undefined;
  /** The smallest example for which a template prints no JSON, worked out once for each text. */
  templateOutput(check: TemplateOutputCheck): TemplateOutputProblem | undefined;
  readonly models: NameIndex<Model>;
  readonly authorizers: NameIndex<Authorizer>;
  readonly requestValidators: NameIndex<RequestValidator>;
}

export function createContext(definition: ApiDefinition): RuleContext {
  const parse = { imported: parseOnce(true), declared: parseOnce(false) };
  const place = (resource: Resource, method: Method): MethodPlace =>
    new JudgedMethod(resource, method, () => (isImported(method) ? parse.imported : parse.declared));
  return {
    definition,
    methods: definition.resources.flatMap((resource) => resource.methods.map((method) => place(resource, method))),
    endpointType: endpointTypeOf(definition),
    expressions: createExpressions(),
    patterns: createPatterns(),
    jsonPathFault: remembered(jsonPathFault),
    templateOutput: checkOnce(),
    models: new NameIndex(definition.models),
    authorizers: new NameIndex(definition.authorizers),
    requestValidators: new NameIndex(definition.requestValidators),
  };
}

/** Of most methods nobody asks how they are called, and of many not for their templates. */
class JudgedMethod implements MethodPlace {
  private found: readonly MethodTemplate[] | undefined = undefined;

  constructor(
    readonly resource: Resource,
    readonly method: Method,
    private readonly parse: () => ParseTemplate,
  ) {}

  get where(): string {
    return `${this.method.httpMethod} ${this.resource.path}`;
  }

  get templates(): readonly MethodTemplate[] {
    this.found ??= templatesOf(this.method, this.parse());
    return this.found;
  }
}

/** APIs use one template in many methods. */
function parseOnce(imported: boolean): ParseTemplate {
  const known = new Map<string, ParsedText>();
  const parseText = (text: PartialText, isImported: boolean): ParsedText => {
    // The template language is loaded by the first template.
    const { parseText: parse } = require('./texts/parsed-template') as typeof import('./texts/parsed-template');
    return parse(text, isImported);
  };
  return ({ template: source }) => {
    // Pieces that are not known may have one name and differ; such texts are parsed each by itself.
    if (!isLiteral(source)) return parseText(new PartialText(source), imported);
    let parsing = known.get(source);
    if (parsing === undefined) {
      parsing = parseText(new PartialText(source), imported);
      known.set(source, parsing);
    }
    return parsing;
  };
}

function checkOnce(): RuleContext['templateOutput'] {
  const known = new Map<string, TemplateOutputProblem | undefined>();
  return (check) => {
    const key = [...(check.pathVariables ?? []), check.contentType, check.template].join('\n');
    if (!known.has(key)) {
      const { checkTemplateOutput } = require('../mapping/samples') as typeof import('../mapping/samples');
      known.set(key, checkTemplateOutput(check));
    }
    return known.get(key);
  };
}

/** Members by name and items by number, as nearly all paths are: none of these is wrong, and the language need not be loaded. */
const plainPath = /^\$(?:\.[A-Za-z_]\w{0,99}|\[\d{1,6}\]){0,20}$/;

function jsonPathFault(path: string): string | undefined {
  if (plainPath.test(path)) return undefined;
  try {
    const { compileJsonPath } = require('../mapping/jsonpath') as typeof import('../mapping/jsonpath');
    compileJsonPath(path);
    return undefined;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return message.endsWith('.') ? message : `${message}.`;
  }
}

function endpointTypeOf({ endpointConfiguration, origin }: ApiDefinition): string | undefined {
  const types = endpointConfiguration?.types ?? [];
  if (types.length === 1) return literal(types[0]);
  // A template that says nothing gets the service's default; a document is deployed by something that we do not see.
  return types.length === 0 && !isImported({ origin }) ? 'EDGE' : undefined;
}

/** A check of the text of each template by itself. What nothing was found in is not looked at again in other methods. */
export function everyTemplate(check: (template: MethodTemplate, context: RuleContext) => Iterable<Finding>): RuleCheck {
  return everyMethodBy(['templates'], function* ({ templates }, context) {
    for (const template of templates) {
      const { soundBy } = template.parsed;
      if (soundBy.has(check)) continue;
      let isSound = true;
      for (const finding of check(template, context)) {
        isSound = false;
        yield finding;
      }
      if (isSound && template.template.malformed === undefined) soundBy.add(check);
    }
  });
}

/**
 * A check of each method by itself; its findings are told to stand in that method. Of methods that are alike in all that it looks at, one
 * is judged, unless something is found.
 * @param looksAt all that the check looks at of a method before it finds something
 * @param beside what else the rule looks at
 */
export function everyMethodBy(looksAt: readonly MethodAspect[], ofMethod: MethodCheck, beside?: ApiCheck): RuleCheck {
  return { ofMethod, looksAt, ...(beside && { beside }) };
}
