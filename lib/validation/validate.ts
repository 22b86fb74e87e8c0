import type { ApiDefinition, Diagnostic } from '../definition';
import { type Acknowledgement, applyAcknowledgements } from './acknowledgement';
import { createContext, type RuleContext } from './context';
import { methodPartOf } from './method-part';
import type { Finding, Rule } from './rule';
import { rules } from './rules';
import { severityOf } from './severity';
import { inSourceOrder } from './source-order';

export interface ValidateOptions {
  /** Names of the rules to judge by. @default all */
  readonly only?: readonly string[];
  /** What somebody decided to live with. @default nothing */
  readonly acknowledged?: readonly Acknowledgement[];
  /** The rules. @default all rules of this package */
  readonly rules?: readonly Rule[];
}

interface RuledFinding extends Finding {
  readonly rule: Rule;
}

/**
 * Everything that is wrong with an API, in the order the person wrote it, each mistake once.
 * An acknowledged problem is among them and carries its reason.
 */
export function validate(definition: ApiDefinition, options: ValidateOptions = {}): readonly Diagnostic[] {
  const { only, acknowledged = [] } = options;
  const chosen = (options.rules ?? rules).filter(({ id }) => !only || only.includes(id));
  const context = createContext(definition);
  const broken: Diagnostic[] = [];
  const findings = chosen.flatMap((rule) => findingsOf(rule, definition, context, broken));
  const diagnostics = withoutRepetition(inSourceOrder(findings, definition).map(diagnosticOf));
  const relevant = acknowledged.filter(({ rule }) => !only || only.includes(rule));
  return [...applyAcknowledgements(diagnostics, relevant), ...broken];
}

/** A rule that throws is a defect of ours: it is told by name, and hides nothing that the other rules found. */
function findingsOf(rule: Rule, definition: ApiDefinition, context: RuleContext, broken: Diagnostic[]): readonly RuledFinding[] {
  const found: RuledFinding[] = [];
  try {
    for (const finding of rule.check(definition, context)) found.push({ ...finding, rule });
  } catch (error) {
    broken.push({
      rule: 'rule-failed',
      severity: 'warning',
      consequence: 'advice',
      message: `The rule ${rule.id} could not judge this API: ${error instanceof Error ? error.message : String(error)}.`,
      origin: definition.origin,
      help: [{ text: 'this is a defect of cdk-rest-integrations, not of the API; please report it', grade: 'manual' }],
    });
  }
  return found;
}

function diagnosticOf(finding: RuledFinding): Diagnostic {
  const { rule, at, place, member, offending, related } = finding;
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
    help: finding.help ?? [],
    docs: rule.docs,
  };
}

function withoutRepetition(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const told = new Set<string>();
  return diagnostics.filter(({ rule, where, message, origin, member, offending }) => {
    const place = [origin.file, origin.pointer, origin.constructPath, origin.logicalId, origin.start?.line, origin.start?.column];
    const key = JSON.stringify([rule, where, message, member, offending?.start, ...place]);
    return !told.has(key) && told.add(key);
  });
}
