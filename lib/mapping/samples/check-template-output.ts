import { createVariables } from '../variables';
import {
  analyzeTemplate,
  compileTemplate,
  parseTemplate,
  type RenderTemplate,
  type SourceRange,
  stepsTaken,
  type Template,
  TemplateRuntimeError,
} from '../vtl';
import { placeName, placesIn, type Shape, type ShapePath } from './body-shape';
import { ANY_PARAMETER, type Example, type TemplateOutputProblem } from './example';
import { type JsonDefect, jsonDefect } from './json-defect';
import { COMMA_BETWEEN_ITEMS, commaAlways, commaWithItems, commaWithMembers, commaWithoutMember, type Probe } from './misplaced-commas';
import { type Filling, type SampleValue, sampleBody } from './sample-body';
import { shapeOfModel } from './shape-of-model';
import { shapeOfTemplate } from './shape-of-template';

/** What is checked. */
export interface TemplateOutputCheck {
  readonly template: string;
  /** The template, where it has been parsed without an error. */
  readonly parsed?: Template;
  /** The content type of what the template prints. Only JSON is judged. */
  readonly contentType: string;
  /** The model of the body that the template reads, a JSON Schema; without one the template says what it takes for granted. */
  readonly model?: unknown;
  /** Names of parameters beyond those that the template names. */
  readonly parameters?: readonly string[];
  /** Path variables of the method: their values stay percent-encoded, and so hold nothing unruly. */
  readonly pathVariables?: ReadonlySet<string>;
}

/** Values that a template must escape, the commonest first. */
const UNRULY_TEXTS = [
  { value: 'a "b" c', name: 'a quote' },
  { value: 'a\nb', name: 'a line end' },
  { value: "it's", name: 'an apostrophe' },
] as const;

/** All of them in one text: a template that prints this rightly everywhere needs no closer look. */
const ALL_UNRULY = 'a "b"\nit\'s c';

const PLAIN_TEXT = 'text';
const PLAIN = { value: PLAIN_TEXT, name: 'a text' };

/**
 * Members of these names hold what services make up, never an unruly character: without a model that says otherwise they
 * are left alone. The names of DynamoDB's types may stand behind.
 */
const MADE_BY_SERVICES = /(?:^i|I|_i)ds?$|(?:^|_|[a-z])ID$|(?:[aA]rn|[dD]ate|[tT]ime|[tT]imestamp|[eE][tT]ag|[uU]uid|At)$/;
const DYNAMODB_TYPES: readonly unknown[] = ['S', 'N', 'B', 'M', 'L'];

/** How many places of a body are varied at most. */
const PLACES_LIMIT = 60;

/**
 * Renders a template for examples of its input and tells for which one the output is no JSON, though it is for a plain
 * one. `undefined` where there is none, where the content type is not JSON, and where the plain example's output is no
 * JSON either: such a template makes something else on purpose, or is wrong in a way that every call shows.
 */
export function checkTemplateOutput(check: TemplateOutputCheck): TemplateOutputProblem | undefined {
  return checkerOf(check)?.check();
}

/**
 * The smallest example for which a place of a template that is known to be wrong makes output that is no JSON: a plain text if that
 * shows it, an unruly one else. `undefined` where there is none, or where that place prints nothing of the input by itself.
 */
export function templateOutputExample(check: TemplateOutputCheck, place: SourceRange): TemplateOutputProblem | undefined {
  return checkerOf(check)?.exampleAt(place);
}

/** Longer templates are not rendered over and over: each example takes as long as the template is. */
const LONGEST_TEMPLATE = 20_000;
/** Steps of all examples of one template together: what is slow is not tried more often than this allows. */
const STEPS_OF_ALL_EXAMPLES = 2_000_000;

function checkerOf(check: TemplateOutputCheck): OutputChecker | undefined {
  if (!/^application\/(?:[\w.+-]+\+)?(?:json|x-amz-json-1\.[01])\s*(?:;|$)/i.test(check.contentType)) return undefined;
  if (check.template.length > LONGEST_TEMPLATE) return undefined;
  const { template, errors } = check.parsed === undefined ? parseTemplate(check.template) : { template: check.parsed, errors: [] };
  return errors.length > 0 || template.failure !== undefined ? undefined : new OutputChecker(template, check);
}

class OutputChecker implements Probe {
  private readonly render: RenderTemplate;
  private readonly shape: Shape;
  private readonly readShape: Shape;
  readonly parameterRanges = new Map<string, SourceRange | undefined>();
  private readonly context = Object.create(null) as Record<string, unknown>;
  private readonly stageVariables: [string, string][];
  filling: Filling = 'numbers';
  private steps = 0;

  constructor(
    template: Template,
    private readonly input: TemplateOutputCheck,
  ) {
    this.render = compileTemplate(template);
    this.readShape = shapeOfTemplate(template);
    this.shape = input.model === undefined ? this.readShape : shapeOfModel(input.model);
    const analysis = analyzeTemplate(template);
    for (const { name, start, end } of analysis.parameters) if (name !== undefined) this.parameterRanges.set(name, { start, end });
    for (const { object, name, argumentCount, start, end } of analysis.functions) {
      if (object === 'input' && name === 'params' && argumentCount === 0) this.parameterRanges.set(ANY_PARAMETER, { start, end });
    }
    for (const name of input.parameters ?? []) if (!this.parameterRanges.has(name)) this.parameterRanges.set(name, undefined);
    this.stageVariables = analysis.stageVariables.flatMap(({ path: [name] }) => (name === undefined ? [] : [[name, '1']]));
    for (const { path } of analysis.context) addMember(this.context, path);
  }

  check(): TemplateOutputProblem | undefined {
    const fillings: Filling[] = ['numbers', 'texts'];
    const filling = fillings.find((candidate) => {
      this.filling = candidate;
      return this.isRight({});
    });
    if (filling === undefined) return commaWithItems(this, fillings) ?? commaWithMembers(this, fillings) ?? commaAlways(this, fillings);
    const problem = this.checkLists() ?? this.checkOptionals() ?? this.checkNulls() ?? commaWithoutMember(this);
    if (problem !== undefined || this.isRight({ everywhere: ALL_UNRULY })) return problem;
    return this.checkParameters() ?? this.checkTexts();
  }

  exampleAt({ start, end }: SourceRange): TemplateOutputProblem | undefined {
    const isHere = (range: SourceRange | undefined) => range !== undefined && range.start >= start && range.end <= end;
    const examples = [PLAIN, ...UNRULY_TEXTS].flatMap(({ value, name }) => [
      ...[...this.parameterRanges].flatMap(([parameter, range]): [Example, string][] =>
        isHere(range) ? [[{ parameter: { name: parameter, value } }, `${name} in the parameter ${parameter}`]] : [],
      ),
      ...this.places().flatMap(({ path }): [Example, string][] =>
        path.length > 0 && isHere(this.readAt(path)?.range) ? [[{ deviation: { path, value } }, `${name} in ${placeName(path)}`]] : [],
      ),
    ]);
    for (const filling of ['numbers', 'texts'] as const) {
      this.filling = filling;
      for (const [example, sample] of examples) {
        const problem = this.judge(example, sample, { start, end }, '');
        if (problem !== undefined) return problem;
      }
    }
    return undefined;
  }

  private checkLists(): TemplateOutputProblem | undefined {
    for (const { path, shape } of this.places()) {
      if (shape.kind !== 'list') continue;
      const { least, most } = shape.items;
      for (const items of [0, 2, 3].filter((count) => count >= least && count <= most)) {
        const range = this.readAt([...path, undefined])?.range ?? this.readAt(path)?.range;
        const name = `a list of ${items} items`;
        const problem = this.judge({ deviation: { path, items } }, name, range, COMMA_BETWEEN_ITEMS);
        if (problem !== undefined) return problem;
      }
    }
    return undefined;
  }

  private checkOptionals(): TemplateOutputProblem | undefined {
    for (const { path, shape } of this.places()) {
      if (!shape.optional || path.length === 0) continue;
      const name = `no ${path.at(-1)}, which the model does not require`;
      const hint = 'Ask for it with #if, or print it with $input.json, which gives "" for what is missing.';
      const problem = this.judge({ deviation: { path, absent: true } }, name, this.readAt(path)?.range, hint);
      if (problem !== undefined) return problem;
    }
    return undefined;
  }

  private checkNulls(): TemplateOutputProblem | undefined {
    for (const { path, shape } of this.places()) {
      if (!shape.nullable || path.length === 0) continue;
      const name = `null for ${placeName(path)}, which the model allows`;
      const hint = 'A null prints as nothing: ask for it with #if, or print it with $input.json, which gives "".';
      const problem = this.judge({ deviation: { path, isNull: true } }, name, this.readAt(path)?.range, hint);
      if (problem !== undefined) return problem;
    }
    return undefined;
  }

  private checkParameters(): TemplateOutputProblem | undefined {
    for (const [name, range] of this.parameterRanges) {
      if (this.input.pathVariables?.has(name)) continue;
      const where = name === ANY_PARAMETER ? 'in a parameter' : `in the parameter ${name}`;
      const problem = this.checkUnruly((value) => ({ parameter: { name, value } }), where, range);
      if (problem !== undefined) return problem;
    }
    return undefined;
  }

  private checkTexts(): TemplateOutputProblem | undefined {
    for (const { path, shape } of this.places()) {
      if (!mayBeUnruly(path, shape)) continue;
      const problem = this.checkUnruly((value) => ({ deviation: { path, value } }), `in ${placeName(path)}`, this.readAt(path)?.range);
      if (problem !== undefined) return problem;
    }
    return undefined;
  }

  /** Only where a plain text comes out right is the unruly one to blame. */
  private checkUnruly(
    example: (value: string) => Example,
    where: string,
    range: SourceRange | undefined,
  ): TemplateOutputProblem | undefined {
    if (!this.isRight(example(PLAIN_TEXT))) return undefined;
    for (const { value, name } of UNRULY_TEXTS) {
      const hint = `Print it with $input.json, or escape it: $util.escapeJavaScript(…).replaceAll("\\\\'", "'").`;
      const problem = this.judge(example(value), `${name} ${where}`, range, hint);
      if (problem !== undefined) return problem;
    }
    return undefined;
  }

  judge(example: Example, sample: string, range: SourceRange | undefined, hint: string): TemplateOutputProblem | undefined {
    if (this.defect(example)?.defect === undefined) return undefined;
    const smallest = this.smallest(example);
    const { output, defect } = this.defect(smallest)!;
    const place = defect!.offset;
    return {
      message: `With ${sample} the output is no JSON: ${defect!.message} ${hint}`.trimEnd(),
      sample,
      hint,
      body: this.bodyOf(smallest),
      parameters: Object.fromEntries(this.parametersOf(smallest)),
      output,
      outputOffset: place,
      ...(range === undefined ? {} : { range }),
    };
  }

  /** Leaves out every member that is not needed to show the defect, and to be right without it. */
  private smallest(example: Example): Example {
    let smallest = example;
    for (const { path } of this.places()) {
      if (path.length === 0 || path.at(-1) === undefined) continue;
      const smaller = { ...smallest, left: [...(smallest.left ?? []), path] };
      const plain = { left: smaller.left };
      if (this.isRight(plain) && this.defect(smaller)?.defect !== undefined) smallest = smaller;
    }
    return smallest;
  }

  get hasModel(): boolean {
    return this.input.model !== undefined;
  }

  places(): { path: ShapePath; shape: Shape }[] {
    const places: { path: ShapePath; shape: Shape }[] = [];
    for (const place of placesIn(this.shape)) {
      places.push(place);
      if (places.length === PLACES_LIMIT) break;
    }
    return places;
  }

  readAt(path: ShapePath): Shape | undefined {
    let shape: Shape | undefined = this.readShape;
    for (const name of path) shape = name === undefined ? shape?.item : shape?.members.get(name);
    return shape;
  }

  isRight(example: Example): boolean {
    const judged = this.defect(example);
    return judged !== undefined && judged.defect === undefined && /\S/.test(judged.output);
  }

  /** What is printed and what is wrong with it; `undefined` where the template fails for other reasons. */
  defect(example: Example): { output: string; defect: JsonDefect | undefined } | undefined {
    if (this.steps > STEPS_OF_ALL_EXAMPLES) return undefined;
    try {
      const output = this.render(this.variablesOf(example));
      this.steps += stepsTaken() + output.length;
      return { output, defect: jsonDefect(output) };
    } catch (error) {
      this.steps += stepsTaken();
      if (error instanceof TemplateRuntimeError) return undefined;
      throw error;
    }
  }

  private variablesOf(example: Example) {
    const parameters = this.parametersOf(example);
    return createVariables({
      body: JSON.stringify(this.bodyOf(example)),
      // Wherever the template looks for them.
      path: parameters,
      querystring: parameters,
      header: parameters,
      context: this.context as Parameters<typeof createVariables>[0]['context'],
      stageVariables: this.stageVariables,
    });
  }

  private bodyOf({ deviation, left, everywhere, isEmpty }: Example): SampleValue {
    const all =
      everywhere === undefined ? undefined : (path: ShapePath, shape: Shape) => (mayBeUnruly(path, shape) ? everywhere : undefined);
    return sampleBody(this.shape, this.filling, deviation, left, all, isEmpty);
  }

  private parametersOf({ parameter, everywhere, isEmpty, without }: Example): [string, string][] {
    const isThere = (name: string) =>
      this.input.pathVariables?.has(name) === true || !((isEmpty === true && name === ANY_PARAMETER) || without?.(name) === true);
    const names = [...this.parameterRanges.keys()].filter(isThere);
    return names.map((name) => {
      if (name === parameter?.name) return [name, parameter.value];
      return [name, this.input.pathVariables?.has(name) ? '1' : (everywhere ?? '1')];
    });
  }
}

/** True for a place that may hold any text, and comes from somebody who may write one. */
function mayBeUnruly(path: ShapePath, shape: Shape): boolean {
  if (!shape.free || (shape.kind !== 'text' && shape.kind !== 'unknown') || path.length === 0) return false;
  return !isMadeByService(path, shape);
}

function isMadeByService(path: ShapePath, shape: Shape): boolean {
  const names = path.filter((name) => name !== undefined && !DYNAMODB_TYPES.includes(name));
  return shape.kind === 'unknown' && MADE_BY_SERVICES.test(names.at(-1) ?? '');
}

/** `1` prints rightly in quotes and without. */
function addMember(context: Record<string, unknown>, path: readonly string[]): void {
  let place = context;
  for (const [index, name] of path.entries()) {
    if (index === path.length - 1) {
      place[name] ??= '1';
      return;
    }
    if (typeof place[name] !== 'object') place[name] = Object.create(null);
    place = place[name] as Record<string, unknown>;
  }
}
