import type { ApiDefinition } from '../../lib/definition';
import { readCloudFormation, readOpenApi } from '../../lib/readers';
import { describedRules, type Example, type Rule, type RuleDescription, readerRules, rules, validate } from '../../lib/validation';

function read({ language, document, endpointType, account }: Example): ApiDefinition {
  if (language === 'openapi')
    return { ...readOpenApi(document, { ...(endpointType && { endpointType }) }).definition, ...(account && { account }) };
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
  expect(validate(read(rule.passes))).toEqual([]);
});

test.each(readerRules.map((rule): [string, RuleDescription] => [rule.id, rule]))(
  '%s is found while its failing example is read',
  (id, rule) => {
    expect(problemsOf(rule.fails)).toContain(id);
    expect(problemsOf(rule.passes)).not.toContain(id);
  },
);

function problemsOf({ language, document }: Example): readonly string[] {
  const { problems } = language === 'openapi' ? readOpenApi(document) : readCloudFormation(document);
  return problems.map(({ rule }) => rule);
}

test('a rule has a name, a sentence, a link and something to say of each consequence', () => {
  for (const { id, summary, docs, consequence } of describedRules) {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(summary).toMatch(/^[A-Z].*\.$/);
    expect(docs).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/apigateway\/latest\/(developerguide|api)\/[\w-]+\.html$/);
    expect(['rejected', 'always-fails', 'sometimes-fails', 'advice']).toContain(consequence);
  }
  const ids = describedRules.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
