import type { ApiDefinition } from '../../lib/definition';
import { readCloudFormation, readOpenApi } from '../../lib/readers';
import { type Example, type Rule, rules, validate } from '../../lib/validation';

function read({ language, document, endpointType }: Example): ApiDefinition {
  if (language === 'openapi') return readOpenApi(document, { ...(endpointType && { endpointType }) }).definition;
  const [api] = readCloudFormation(document).apis;
  if (!api) throw new Error('the example has no API');
  return api.definition;
}

const named = rules.map((rule): [string, Rule] => [rule.id, rule]);

test.each(named)('%s finds its failing example, and no error of another kind in it', (id, rule) => {
  const found = validate(read(rule.fails));
  expect(found.map((diagnostic) => diagnostic.rule)).toContain(id);
  expect(found.filter(({ rule: other, severity }) => other !== id && severity === 'error')).toEqual([]);
});

test.each(named)('%s finds nothing in its passing example, and neither does any other rule', (_id, rule) => {
  expect(validate(read(rule.passes)).filter(({ rule: other }) => !legalButOdd.has(other))).toEqual([]);
});

/** Remarks that small examples earn and large APIs do not. */
const legalButOdd = new Set<string>([]);

test('a rule has a name, a sentence, a link and something to say of each consequence', () => {
  for (const { id, summary, docs, consequence } of rules) {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(summary).toMatch(/^[A-Z].*\.$/);
    expect(docs).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/apigateway\/latest\/(developerguide|api)\/[\w-]+\.html$/);
    expect(['rejected', 'always-fails', 'sometimes-fails', 'advice']).toContain(consequence);
  }
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
});
