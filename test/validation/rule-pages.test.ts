import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describedRules } from '../../lib/validation';
import { rulePages } from '../../scripts/rule-pages';

const folder = join(__dirname, '../../docs/rules');
const pages = rulePages();

test('every rule has a page, and no page is left of a rule that is gone', () => {
  expect(readdirSync(folder).sort()).toEqual([...pages.keys()].sort());
  expect(pages.size).toBe(describedRules.length + 1);
});

test.each([...pages])('docs/rules/%s is what scripts/rule-pages.ts writes', (file, content) => {
  expect(readFileSync(join(folder, file), 'utf8')).toBe(content);
});
