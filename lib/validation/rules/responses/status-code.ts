import { type ApiDefinition, literal, type Value } from '../../../definition';
import { everyMethodBy } from '../../context';
import { apiReference } from '../../documentation';
import { http, integrationExample, ok } from '../../examples';
import { isImported } from '../../provenance';
import type { Finding, MethodPlace, Part, Rule } from '../../rule';
import { advise } from '../../texts/phrases';

function* ofMethod({ method }: MethodPlace): Iterable<Finding> {
  const { integrationResponses = [], malformed = {} } = method.integration ?? {};
  // A response that is no object has no status code either, and is told as what it is.
  const isOdd = Object.keys(malformed).some((name) => /^(responses|integrationResponses)\b/.test(name));
  for (const response of integrationResponses) if (!isOdd || response.statusCode !== '') yield* judge(response, response.statusCode);
  for (const response of method.methodResponses) {
    // What an import makes of `default` and `4XX` is not recorded.
    if (!isImported(response)) yield* judge(response, response.statusCode);
  }
}

function* ofGatewayResponses({ gatewayResponses }: ApiDefinition): Iterable<Finding> {
  for (const response of gatewayResponses) if (response.statusCode !== undefined) yield* judge(response, response.statusCode);
}

/** Status codes are three digits, the first of them 1 to 5. */
export const statusCode: Rule = {
  id: 'status-code',
  consequence: 'rejected',
  summary: 'A status code is a number from 100 to 599.',
  docs: apiReference('IntegrationResponse'),
  fails: integrationExample(http({ responses: { default: { statusCode: 'ok' } } }), { responses: ok() }),
  passes: integrationExample(http({ responses: { default: { statusCode: '200' } } }), { responses: ok() }),
  check: everyMethodBy(['integration', 'responses'], ofMethod, ofGatewayResponses),
};

function* judge(at: Part, value: Value<string>): Iterable<Finding> {
  const status = literal(value);
  if (status === undefined || /^[1-5]\d\d$/.test(status)) return;
  yield {
    at,
    member: 'statusCode',
    message: status === '' ? 'The status code is empty.' : `${status} is no status code.`,
    effect: [
      `The service refuses it: Value '${status}' at 'statusCode' failed to satisfy constraint:`,
      'Member must satisfy regular expression pattern: [1-5]\\d\\d',
    ].join(' '),
    offending: { name: 'statusCode', text: status, start: 0, end: status.length },
    help: [advise('write three digits, 100 to 599')],
  };
}
