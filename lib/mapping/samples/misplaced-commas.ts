import type { SourceRange } from '../vtl';
import { placeName, type Shape, type ShapePath } from './body-shape';
import { ANY_PARAMETER, type Example, type TemplateOutputProblem } from './example';
import type { JsonDefect } from './json-defect';
import type { Filling } from './sample-body';

/** A template that is rendered for examples. */
export interface Probe {
  /** How leaves of unknown kind are filled. */
  filling: Filling;
  /** The parameters that the template names, with the place of each. */
  readonly parameterRanges: ReadonlyMap<string, SourceRange | undefined>;
  /** True where a model says which members there are. */
  readonly hasModel: boolean;
  places(): readonly { readonly path: ShapePath; readonly shape: Shape }[];
  readAt(path: ShapePath): Shape | undefined;
  isRight(example: Example): boolean;
  defect(example: Example): { readonly defect: JsonDefect | undefined } | undefined;
  judge(example: Example, sample: string, range: SourceRange | undefined, hint: string): TemplateOutputProblem | undefined;
}

type Fillings = readonly Filling[];

export const COMMA_BETWEEN_ITEMS = 'Print a comma between items only: #if($foreach.hasNext),#end.';
const COMMA_WITH_MEMBER = 'Print a comma together with the member that it belongs to.';

/**
 * A template that prints JSON as long as there is nothing to walk over, and misplaces commas as soon as there is: a comma behind each item
 * makes every plain example wrong.
 */
export function commaWithItems(probe: Probe, fillings: Fillings): TemplateOutputProblem | undefined {
  for (const filling of fillings) {
    probe.filling = filling;
    if (!probe.isRight({ isEmpty: true })) continue;
    for (const { path, shape } of probe.places()) {
      if (shape.kind !== 'list') continue;
      const example = { isEmpty: true, deviation: { path, items: Math.max(1, shape.items.least) } };
      const range = probe.readAt([...path, undefined])?.range;
      const problem = misplaced(probe, example, 'a list of one item', range, COMMA_BETWEEN_ITEMS);
      if (problem !== undefined) return problem;
    }
    const problem = misplaced(probe, {}, 'one item of everything', undefined, COMMA_BETWEEN_ITEMS);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** The same of a member that is printed only with something that the request may have. */
export function commaWithMembers(probe: Probe, fillings: Fillings): TemplateOutputProblem | undefined {
  const members = membersOfBody(probe);
  for (const filling of fillings) {
    probe.filling = filling;
    if (!probe.isRight(nothing(probe))) continue;
    for (const [name, range] of probe.parameterRanges) {
      const example = { ...nothing(probe), without: (other: string) => other !== name };
      const problem = misplaced(probe, example, `the parameter ${name} alone`, range);
      if (problem !== undefined) return problem;
    }
    for (const { path, range } of members) {
      const example = { ...nothing(probe), left: members.flatMap((other) => (other.path === path ? [] : [other.path])) };
      const problem = misplaced(probe, example, `${placeName(path)} alone`, range);
      if (problem !== undefined) return problem;
    }
  }
  return undefined;
}

/** A comma that is wrong whatever the request holds. */
export function commaAlways(probe: Probe, fillings: Fillings): TemplateOutputProblem | undefined {
  for (const filling of fillings) {
    probe.filling = filling;
    for (const example of [{ isEmpty: true }, nothing(probe), {}]) if (!hasMisplacedComma(probe, example)) return undefined;
  }
  probe.filling = fillings[0] ?? probe.filling;
  return probe.judge({}, 'any values', undefined, 'Print a comma between members and between items only.');
}

/** A comma that is left over, or missing, without something that the request may lack. */
export function commaWithoutMember(probe: Probe): TemplateOutputProblem | undefined {
  for (const [name, range] of probe.parameterRanges) {
    if (name === ANY_PARAMETER) continue;
    const example = { without: (other: string) => other === name };
    const problem = misplaced(probe, example, `no parameter ${name}`, range);
    if (problem !== undefined) return problem;
  }
  for (const { path, range } of membersOfBody(probe)) {
    const problem = misplaced(probe, { left: [path] }, `no ${placeName(path)}`, range);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function nothing(probe: Probe): Example {
  return { without: () => true, left: membersOfBody(probe).map(({ path }) => path) };
}

/** Members at the top of a body that may be absent as far as anybody says. */
function membersOfBody(probe: Probe): readonly { readonly path: ShapePath; readonly range: SourceRange | undefined }[] {
  if (probe.hasModel) return [];
  return probe.places().flatMap(({ path }) => (path.length === 1 ? [{ path, range: probe.readAt(path)?.range }] : []));
}

function misplaced(
  probe: Probe,
  example: Example,
  sample: string,
  range: SourceRange | undefined,
  hint = COMMA_WITH_MEMBER,
): TemplateOutputProblem | undefined {
  return hasMisplacedComma(probe, example) ? probe.judge(example, sample, range, hint) : undefined;
}

function hasMisplacedComma(probe: Probe, example: Example): boolean {
  return probe.defect(example)?.defect?.message.startsWith('A comma') === true;
}
