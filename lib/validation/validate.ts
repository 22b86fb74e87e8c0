import type { Acknowledgement, ApiDefinition, Diagnostic } from '../definition';
import { bracesIn, type Likeness, likenessOf } from '../definition/likeness';
import { applyAcknowledgements } from './acknowledgement';
import { createContext, type RuleContext } from './context';
import { type MethodAspect, MethodAspects } from './method-aspects';
import { methodPartOf } from './method-part';
import type { Finding, MethodPlace, Rule, RuleCheck } from './rule';
import { rules } from './rules';
import { severityOf } from './severity';
import { asWritten, inSourceOrder } from './source-order';
import { ToldOnce } from './told-once';

export interface ValidateOptions {
  /** Names of the rules to judge by. @default all */
  readonly only?: readonly string[];
  /** What somebody decided to live with. @default nothing */
  readonly acknowledged?: readonly Acknowledgement[];
  /** The rules. @default all rules of this package */
  readonly rules?: readonly Rule[];
  /** What was found while the API was read, to be told among the rest. @default nothing */
  readonly problems?: readonly Diagnostic[];
}

interface RuledFinding extends Finding {
  readonly rule: Rule;
}

/**
 * Everything that is wrong with an API, in the order the person wrote it, each mistake once.
 * An acknowledged problem is among them and carries its reason.
 */
export function validate(definition: ApiDefinition, options: ValidateOptions = {}): readonly Diagnostic[] {
  const { acknowledged = [], problems = [] } = options;
  const only = options.only && new Set(options.only);
  const isChosen = (id: string) => only === undefined || only.has(id);
  const chosen = (options.rules ?? rules).filter(({ id }) => isChosen(id));
  const context = createContext(definition);
  const runs = chosen.map((rule) => new RuleRun(rule, context));
  runAll(runs, context);
  const findings = runs.flatMap(({ found }) => found);
  const found = inSourceOrder(findings, definition).map(diagnosticOf);
  const diagnostics = withoutRepetition(
    asWritten(
      problems.filter(({ rule }) => isChosen(rule)),
      found,
    ),
  );
  const given = [...acknowledged, ...(definition.acknowledgements ?? [])].filter(({ rule }) => isChosen(rule));
  return [...applyAcknowledgements(diagnostics, given, describedNames), ...runs.flatMap(({ failure }) => failure ?? [])];
}

/** What readers find is described for those who acknowledge something. */
function describedNames(): readonly string[] {
  const { describedRules } = require('./rules/described') as typeof import('./rules/described');
  return describedRules.map(({ id }) => id);
}

/** One pass over the methods for all rules that look at each by itself, then what the rules look at beside. */
function runAll(runs: readonly RuleRun[], context: RuleContext): void {
  const groups = groupsOf(runs);
  /** What methods look like in which no rule found anything. */
  const sound = new Set<string>();
  const alike = new SoundLikenesses();
  for (const place of context.methods) {
    if (alike.has(place)) continue;
    const aspects = new MethodAspects(place);
    let isSound = true;
    if (!sound.has(aspects.whole)) for (const group of groups) if (!group.judge(place, aspects)) isSound = false;
    if (!isSound) continue;
    sound.add(aspects.whole);
    alike.add(place);
  }
  for (const run of runs) run.judgeAll();
}

/** Likenesses of methods in which nothing was found, with the variables in the paths of their resources. */
class SoundLikenesses {
  readonly #known = new Map<Likeness, Set<string>>();

  has(place: MethodPlace): boolean {
    const likeness = likenessOf(place.method);
    return likeness !== undefined && (this.#known.get(likeness)?.has(variablesOf(place)) ?? false);
  }

  add(place: MethodPlace): void {
    const likeness = likenessOf(place.method);
    // What is rendered holds the names.
    if (likeness === undefined || place.templates.some(({ parsed }) => parsed.wasRendered)) return;
    const variables = variablesOf(place);
    const known = this.#known.get(likeness);
    if (known) known.add(variables);
    else this.#known.set(likeness, new Set([variables]));
  }
}

function variablesOf({ resource: { path } }: MethodPlace): string {
  return bracesIn(path).join('');
}

/** Rules that look at the same of a method are passed over together where nothing is to be found. */
function groupsOf(runs: readonly RuleRun[]): readonly RuleGroup[] {
  const groups = new Map<string, { readonly looksAt: readonly MethodAspect[]; readonly runs: RuleRun[] }>();
  for (const run of runs) {
    const { looksAt } = run.check;
    if (looksAt === undefined) continue;
    const name = looksAt.join(', ');
    const group = groups.get(name) ?? { looksAt, runs: [] };
    groups.set(name, group);
    group.runs.push(run);
  }
  return [...groups.values()].map((group) => new RuleGroup(group.looksAt, group.runs));
}

class RuleGroup {
  /** What methods look like in which nothing was found. */
  private readonly sound = new Set<string>();

  constructor(
    private readonly looksAt: readonly MethodAspect[],
    private readonly runs: readonly RuleRun[],
  ) {}

  /** @returns whether nothing is wrong */
  judge(place: MethodPlace, aspects: MethodAspects): boolean {
    const key = aspects.key(this.looksAt);
    if (this.sound.has(key)) return true;
    let isSound = true;
    for (const run of this.runs) if (!run.judgeMethod(place)) isSound = false;
    if (isSound) this.sound.add(key);
    return isSound;
  }
}

/** What one rule finds. A rule that throws is a defect of ours: it is told by name, and hides nothing that was found. */
class RuleRun {
  readonly found: RuledFinding[] = [];
  failure: Diagnostic | undefined = undefined;

  constructor(
    private readonly rule: Rule,
    private readonly context: RuleContext,
  ) {}

  get check(): RuleCheck {
    return this.rule.check;
  }

  judgeAll(): void {
    const { rule, context, check } = this;
    const beside = check.ofMethod === undefined ? check : check.beside;
    if (beside === undefined || this.failure !== undefined) return;
    try {
      for (const finding of beside(context.definition, context)) this.found.push({ ...finding, rule });
    } catch (error) {
      this.fail(error);
    }
  }

  /** @returns whether nothing is wrong */
  judgeMethod(place: MethodPlace): boolean {
    const { rule, context, found, check } = this;
    if (check.ofMethod === undefined || this.failure !== undefined) return true;
    const before = found.length;
    try {
      for (const finding of check.ofMethod(place, context)) found.push({ place, ...finding, rule });
    } catch (error) {
      this.fail(error);
    }
    return found.length === before;
  }

  private fail(error: unknown): void {
    const { rule, context } = this;
    this.failure = {
      rule: 'rule-failed',
      severity: 'warning',
      consequence: 'advice',
      message: `The rule ${rule.id} could not judge this API: ${error instanceof Error ? error.message : String(error)}.`,
      origin: context.definition.origin,
      help: [{ text: 'this is a defect of cdk-rest-integrations, not of the API; please report it', grade: 'manual' }],
    };
  }
}

function diagnosticOf(finding: RuledFinding): Diagnostic {
  const { rule, at, place, member, offending, related, example } = finding;
  const consequence = finding.consequence ?? rule.consequence;
  const effect = finding.effect ?? rule.effect;
  const where = finding.where ?? place?.where ?? ('path' in at && typeof at.path === 'string' ? at.path : undefined);
  return {
    rule: rule.id,
    severity: severityOf(consequence),
    consequence,
    message: finding.message,
    ...(effect === undefined ? {} : { effect }),
    ...(where === undefined ? {} : { where }),
    ...(place === undefined ? {} : { part: methodPartOf(place.method, at) }),
    origin: at.origin,
    ...(member === undefined ? {} : { member }),
    ...(offending === undefined ? {} : { offending }),
    ...(related === undefined ? {} : { related }),
    ...(example === undefined ? {} : { example }),
    help: finding.help ?? [],
    docs: rule.docs,
  };
}

function withoutRepetition(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const told = new ToldOnce();
  return diagnostics.filter((diagnostic) => told.isNew(diagnostic));
}
