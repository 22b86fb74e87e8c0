import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { Consequence, Diagnostic, Json, JsonObject } from '../lib/definition';
import { readCloudFormation, readOpenApi } from '../lib/readers';
import { describedRules, type Example, prettyDiagnostic, type RuleDescription, validate } from '../lib/validation';

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
    '## Wrong',
    fenced('yaml', shown(rule.fails)),
    fenced('text', reported(rule)),
    '## Right',
    fenced('yaml', shown(rule.passes)),
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
function reported(rule: RuleDescription): string {
  const diagnostics = diagnosticsOf(rule.fails).filter((diagnostic) => diagnostic.rule === rule.id);
  const [first] = diagnostics;
  if (!first) throw new Error(`${rule.id} finds nothing in its failing example`);
  const { docs: _docs, offending, ...rest } = first;
  // A page shows a long text no longer than it shows the example.
  const brief = offending && offending.text.length <= longestText ? { ...rest, offending } : rest;
  return prettyDiagnostic({ ...brief, message: shortened(first.message) });
}

function diagnosticsOf({ language, document, endpointType, account }: Example): readonly Diagnostic[] {
  if (language === 'cloudformation') {
    const { apis, problems } = readCloudFormation(document);
    return apis.flatMap(({ definition }, index) => validate(definition, { problems: index === 0 ? problems : [] }));
  }
  const { definition, problems } = readOpenApi(document, { ...(endpointType && { endpointType }) });
  return validate({ ...definition, ...(account && { account }) }, { problems });
}

const longestText = 200;
const mostMembers = 12;

/** An example without what every example has. */
function shown({ language, document, endpointType, account }: Example): string {
  const kept = Object.entries(document).filter(([name, value]) => (name !== 'openapi' || value !== '3.0.1') && name !== 'info');
  const resources =
    language === 'cloudformation' ? { Resources: interesting(document['Resources'] as JsonObject) } : Object.fromEntries(kept);
  const heading = [
    ...(endpointType === undefined ? [] : [`# endpoint type: ${endpointType}\n`]),
    ...(account === undefined ? [] : [`# deployed to the account ${account}\n`]),
  ].join('');
  return `${heading}${stringify(brief(resources), { lineWidth: 120 })}`;
}

/** The resources of a template but for those that every example has as they are. */
function interesting(resources: JsonObject): JsonObject {
  const plain = JSON.parse(JSON.stringify(resources)) as Record<string, JsonObject>;
  const entries = Object.entries(plain).filter(([name]) => name !== 'Pets');
  return Object.fromEntries(
    entries.length > 2 && isPlainMethod(plain['GetPets']) ? entries.filter(([name]) => name !== 'GetPets') : entries,
  );
}

function isPlainMethod(method: JsonObject | undefined): boolean {
  return Object.keys((method?.['Properties'] ?? {}) as JsonObject).length === 5;
}

/** Long texts cut, long lists and maps shown by their first members. */
function brief(json: Json): Json {
  if (typeof json === 'string') return shortened(json);
  if (json === null || typeof json !== 'object') return json;
  if (Array.isArray(json)) return json.slice(0, mostMembers).map(brief);
  const entries = Object.entries(json).map(([name, value]): [string, Json] => [name, brief(value)]);
  if (entries.length <= mostMembers) return Object.fromEntries(entries);
  return Object.fromEntries([...entries.slice(0, 2), ['…', `${entries.length - 2} more`]]);
}

function shortened(text: string): string {
  return text.length <= longestText ? text : `${text.slice(0, 60)}…`;
}

if (require.main === module) {
  mkdirSync(folder, { recursive: true });
  const pages = rulePages();
  for (const file of readdirSync(folder)) if (!pages.has(file)) rmSync(join(folder, file));
  for (const [file, content] of pages) writeFileSync(join(folder, file), content);
}
