import { type Integration, type IntegrationResponse, literal } from '../../../definition';
import { everyMethodBy, type RuleContext } from '../../context';
import { developerGuide } from '../../documentation';
import { http, integrationExample, ok } from '../../examples';
import type { Finding, Rule } from '../../rule';
import { PartialText } from '../../texts/partial-text';
import { advise } from '../../texts/phrases';
import { judgeServiceTarget } from '../aws/aws-arn';
import { isProxyType } from '../uri/endpoint';

const docs = developerGuide('api-gateway-integration-settings-integration-response');
const responses = { ...ok(), '404': { description: 'No pet' }, '400': { description: 'Bad request' } };
const selecting = (pattern: string, statusCode = '404') =>
  integrationExample(http({ responses: { default: { statusCode: '200' }, [pattern]: { statusCode } } }), { responses });

/** A selection pattern is a regular expression of Java. */
export const selectionPattern: Rule = {
  id: 'selection-pattern',
  consequence: 'rejected',
  summary: 'A selection pattern is a Java regular expression.',
  effect: 'The service refuses it: Invalid regex pattern specified',
  docs,
  fails: selecting('4(04'),
  passes: selecting('404'),
  check: everyMethodBy(['integration', 'responses'], function* ({ method: { integration } }, { patterns }) {
    for (const response of integration?.integrationResponses ?? []) {
      const pattern = literal(response.selectionPattern);
      const fault = pattern ? patterns.fault(pattern) : undefined;
      if (!pattern || !fault) continue;
      const start = Math.min(Math.max(fault.offset, 0), pattern.length - 1);
      yield {
        at: response,
        member: 'selectionPattern',
        message: `The selection pattern ${pattern} does not compile: ${fault.description}.`,
        offending: { name: 'selection pattern', text: pattern, start, end: fault.offset < 0 ? pattern.length : start + 1 },
        help: [advise('write a Java regular expression; a backslash takes its meaning from a character')],
      };
    }
  }),
};

/** Patterns are matched against status codes, and against the error message of a function alone. */
export const selectionPatternNotAStatus: Rule = {
  id: 'selection-pattern-not-a-status',
  consequence: 'sometimes-fails',
  summary: 'A selection pattern can match what it is matched against: a status code, or the error message of a function.',
  effect: 'The integration response is never chosen.',
  docs,
  fails: selecting('.*Not Found.*'),
  passes: selecting('4\\d{2}'),
  check: everyMethodBy(['integration', 'responses'], function* ({ method: { integration }, where }, { patterns }) {
    if (!integration || isProxyType(integration)) return;
    const subject = subjectOf(integration);
    for (const response of integration.integrationResponses) {
      const pattern = literal(response.selectionPattern);
      if (!pattern || !subject) continue;
      const offending = { name: 'selection pattern', text: pattern, start: 0, end: pattern.length };
      if (subject === 'status' && patterns.statuses(pattern)?.size === 0) {
        const message = `The selection pattern ${pattern} of ${where} matches no status code, and it is matched against the whole of one.`;
        yield {
          at: response,
          member: 'selectionPattern',
          message,
          offending,
          help: [advise('write a pattern for status codes, such as 404 or 4\\d{2}')],
        };
      }
      if (subject === 'error message' && /^\^?[1-5](\d\d|\\d\{2\}|\\d\\d|\[0-9\]\{2\})\$?$/.test(pattern)) {
        const message = `The selection pattern ${pattern} of ${where} looks like a status code, but is matched against the error message of the function.`;
        yield {
          at: response,
          member: 'selectionPattern',
          message,
          offending,
          help: [advise('match a text that the function puts into its error message, such as .*not found.*')],
        };
      }
    }
  }),
};

/** Of two patterns for one answer only one can be chosen. */
export const selectionPatternShadowed: Rule = {
  id: 'selection-pattern-shadowed',
  consequence: 'sometimes-fails',
  summary: 'No selection pattern takes all that another one is for.',
  docs,
  fails: integrationExample(
    http({ responses: { default: { statusCode: '200' }, '4\\d{2}': { statusCode: '400' }, '404': { statusCode: '404' } } }),
    { responses },
  ),
  passes: integrationExample(
    http({ responses: { default: { statusCode: '200' }, '40[0-3]': { statusCode: '400' }, '404': { statusCode: '404' } } }),
    { responses },
  ),
  check: everyMethodBy(['integration', 'responses'], function* ({ method: { integration } }, context) {
    const subject = integration && !isProxyType(integration) ? subjectOf(integration) : undefined;
    if (!integration || !subject) return;
    const patterns = integration.integrationResponses.filter(({ selectionPattern }) => literal(selectionPattern));
    for (const [index, response] of patterns.entries()) {
      const other = patterns.find((candidate, place) => place !== index && takesAll(candidate, response, place < index, subject, context));
      if (other) yield shadowed(response, other, patterns.indexOf(other) < index);
    }
  }),
};

/**
 * True if one response takes every answer of another and is tried before it. Whether the service tries responses in their order
 * or by their status codes is not known: what shadows by either is told.
 */
function takesAll(one: IntegrationResponse, other: IntegrationResponse, isFirst: boolean, subject: Subject, context: RuleContext): boolean {
  const comesBefore = isFirst || (literal(one.statusCode) ?? '') < (literal(other.statusCode) ?? '');
  const [wide, narrow] = [literal(one.selectionPattern) as string, literal(other.selectionPattern) as string];
  if (!comesBefore) return false;
  if (wide === narrow) return isFirst;
  if (subject === 'error message') return catchAlls.has(wide) && !catchAlls.has(narrow);
  const [all, some] = [context.patterns.statuses(wide), context.patterns.statuses(narrow)];
  if (!all || !some || some.size === 0 || (all.size === some.size && !isFirst)) return false;
  return [...some].every((status) => all.has(status));
}

/** Patterns that take every error message there is. */
const catchAlls = new Set(['.*', '.+', '(\\n|.)+', '(\\n|.)*', '(.|\\n)+', '(.|\\n)*', '[\\s\\S]*', '[\\s\\S]+', '(?s).*', '(?s).+']);

function shadowed(response: IntegrationResponse, other: IntegrationResponse, isFirst: boolean): Finding {
  const [narrow, wide] = [new PartialText(response.selectionPattern ?? ''), new PartialText(other.selectionPattern ?? '')];
  const isSure = isFirst && (literal(other.statusCode) ?? '') < (literal(response.statusCode) ?? '');
  const status = literal(response.statusCode) ?? 'of this status';
  return {
    at: response,
    member: 'selectionPattern',
    message: `The pattern ${wide.shown} takes all that ${narrow.shown} is for, so the integration response ${status} ${isSure ? 'is never chosen' : 'may never be chosen'}.`,
    offending: narrow.offending('selection pattern'),
    related: [{ label: 'takes them all', origin: other.origin, offending: wide.offending('selection pattern') }],
    help: [advise(`leave out of ${wide.shown} what ${narrow.shown} is for`)],
  };
}

type Subject = 'status' | 'error message';

/** What the patterns of an integration are matched against; undefined where that is not known. */
function subjectOf(integration: Integration): Subject | undefined {
  const name = literal(integration.type);
  if (name === 'HTTP' || name === 'MOCK') return 'status';
  if (name !== 'AWS' || integration.uri === undefined) return undefined;
  const target = judgeServiceTarget(new PartialText(integration.uri).judged);
  if (typeof target === 'string' || target.service === undefined) return undefined;
  return target.service === 'lambda' ? 'error message' : 'status';
}
