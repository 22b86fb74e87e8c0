import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exampleText, shortened } from '../lib/cli/example-text';
import type { Consequence } from '../lib/definition';
import { describedRules, type Example, prettyDiagnostic, type RuleDescription } from '../lib/validation';
import { judgeExample } from './judge-example';

// Writes docs/rules from the rules themselves: npx tsx scripts/rule-pages.ts

const folder = join(__dirname, '../docs/rules');

const consequences: Readonly<Record<Consequence, string>> = {
  rejected: 'The service rejects the API: the deploy fails. An error, which cannot be acknowledged.',
  'always-fails': 'Deploying works, and every request that comes here fails. An error.',
  'sometimes-fails': 'Deploying works, and some requests fail or reach nobody. A warning.',
  advice: 'Nothing fails, and something written has no effect or could be better. A warning.',
};
const order: readonly Consequence[] = ['rejected', 'always-fails', 'sometimes-fails', 'advice'];

/** The pages by file name, the index among them. */
export function rulePages(): ReadonlyMap<string, string> {
  const sorted = [...describedRules].sort((left, right) => (left.id < right.id ? -1 : 1));
  return new Map([...sorted.map((rule): [string, string] => [`${rule.id}.md`, page(rule)]), ['README.md', index(sorted)]]);
}

function index(sorted: readonly RuleDescription[]): string {
  const sections = order.map((consequence) => {
    const rows = sorted
      .filter((rule) => rule.consequence === consequence)
      .map(({ id, summary }) => `| [${id}](${id}.md) | ${cell(summary)} |`);
    return [`## ${consequence}`, consequences[consequence], `| rule | what has to be so |\n| --- | --- |\n${rows.join('\n')}`].join('\n\n');
  });
  const introduction = `${sorted.length} rules. Where AWS has recorded or documented what happens, the rule says it; where nothing is known, there is no rule.`;
  return `${['# Rules', introduction, ...sections].join('\n\n')}\n`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('{', '\\{').replaceAll('<', '&lt;');
}

function page(rule: RuleDescription): string {
  const parts = [
    `# ${rule.id}`,
    rule.summary,
    `**${rule.consequence}**: ${consequences[rule.consequence]}`,
    ...(rule.effect === undefined || rule.fails ? [] : [rule.effect]),
    ...(rule.fails ? ['## Wrong', fenced('yaml', exampleText(rule.fails)), fenced('text', reported(rule.id, rule.fails))] : []),
    ...(rule.passes ? ['## Right', fenced('yaml', exampleText(rule.passes))] : []),
    ...(rule.consequence === 'rejected' ? [] : ['## Live with it', acknowledgement(rule.id)]),
    `[Documentation of the service](${rule.docs}) · [all rules](README.md)`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function fenced(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}

function acknowledgement(id: string): string {
  return [
    fenced('ts', `Validations.of(scope).acknowledge({ id: 'cdk-rest-integrations::${id}', reason: '…' });`),
    'In a document, beside the operation or at the root:',
    fenced('yaml', `x-cdk-rest-integrations-acknowledge:\n  ${id}: …`),
  ].join('\n\n');
}

/** What the rule reports of its failing example. */
function reported(id: string, example: Example): string {
  const [first] = judgeExample(example).filter((diagnostic) => diagnostic.rule === id);
  if (!first) throw new Error(`${id} finds nothing in its failing example`);
  const { docs: _docs, offending, ...rest } = first;
  // A page shows a long text no longer than it shows the example.
  const brief = offending && shortened(offending.text) === offending.text ? { ...rest, offending } : rest;
  return prettyDiagnostic({ ...brief, message: shortened(first.message) });
}

if (require.main === module) {
  mkdirSync(folder, { recursive: true });
  const pages = rulePages();
  for (const file of readdirSync(folder)) if (!pages.has(file)) rmSync(join(folder, file));
  for (const [file, content] of pages) writeFileSync(join(folder, file), content);
}
