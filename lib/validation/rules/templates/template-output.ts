import { type Integration, type JsonDocument, literal, type Method, type Resource } from '../../../definition';
import type { ReferenceNode } from '../../../mapping/vtl';
import { everyMethodBy, type RuleContext } from '../../context';
import { developerGuide } from '../../documentation';
import { http, integrationExample, ok } from '../../examples';
import { isContextText } from '../../json-shape/context-texts';
import { rawValues } from '../../json-shape/raw-values';
import type { Finding, Rule } from '../../rule';
import type { MethodTemplate } from '../../texts/method-template';
import type { ParsedText } from '../../texts/parsed-template';
import { unknownPiece } from '../../texts/partial-text';
import { advise, replaceBy } from '../../texts/phrases';
import { isProxyType } from '../uri/endpoint';
import { TemplateOutputs } from './template-outputs';

/** An unknown piece, or a name that the import replaces by one. */
const unknownInDocument = new RegExp(`${unknownPiece}|\\$\\{AWS::\\w+\\}`);

const printing = (template: string) =>
  integrationExample(http({ httpMethod: 'POST', requestTemplates: { 'application/json': template } }), { responses: ok() });

const none: ReadonlySet<string> = new Set();

/** A template that is meant to print JSON prints it for every request. */
export const templateOutputNotJson: Rule = {
  id: 'template-output-not-json',
  consequence: 'sometimes-fails',
  summary: 'A template that begins like JSON prints JSON, whatever a request holds.',
  docs: developerGuide('models-mappings'),
  fails: printing('{"name": "$input.json("$.name")"}'),
  passes: printing('{"name": $input.json("$.name")}'),
  check: everyMethodBy(['path', 'request', 'integration', 'mappings', 'templates'], function* ({ method, resource, templates }, context) {
    const { integration } = method;
    if (!integration || isProxyType(integration)) return;
    const pathVariables = templates.length > 0 ? pathVariablesOf(resource) : none;
    for (const template of templates) {
      if (!isForJson(template, integration)) continue;
      const model = modelOf(template, method, context);
      const { soundBy, text } = template.parsed;
      // What the same text prints for other methods depends on their models and path variables alone.
      const read = [...pathVariables].filter((name) => text.judged.includes(name));
      const sameness = model === undefined ? [templateOutputNotJson.id, template.template.contentType, ...read].join(' ') : undefined;
      if (sameness !== undefined && soundBy.has(sameness)) continue;
      const found = findingsIn(template, new Set(read), new TemplateOutputs(template, model, new Set(read), context));
      if (found.length === 0 && sameness !== undefined) soundBy.add(sameness);
      yield* found;
    }
  }),
};

function findingsIn(template: MethodTemplate, pathVariables: ReadonlySet<string>, outputs: TemplateOutputs): readonly Finding[] {
  const found = [...judge(template, pathVariables, outputs)];
  return found.length > 0 ? found : [...sampleFinding(template, outputs)];
}

/** The schema that bodies are to follow which a request template reads, where synth knows it. */
function modelOf({ side, template }: MethodTemplate, { requestModels }: Method, { models }: RuleContext): JsonDocument | undefined {
  if (side === 'response') return undefined;
  const named = requestModels.find(({ contentType }) => contentType === template.contentType);
  const schema = models.get(literal(named?.model))?.schema;
  return schema?.unresolved.length === 0 ? schema : undefined;
}

/** A MOCK reads its request template by a laxer grammar; a body of another type may begin like JSON. */
function isForJson({ template, side }: MethodTemplate, integration: Integration): boolean {
  if (!/[/+]json\b/i.test(template.contentType)) return false;
  if (side === 'response') return true;
  const contentType = integration.requestParameters.find(({ target }) => /^integration\.request\.header\.content-type$/i.test(target));
  return literal(integration.type) !== 'MOCK' && (contentType === undefined || /json/i.test(literal(contentType.source) ?? ''));
}

/** How much is judged: behind a piece that is not known at synth nobody knows whether a string is open, or the JSON at its end. */
function knownLength({ judged }: ParsedText['text']): number {
  const unknown = judged.search(unknownInDocument);
  return unknown < 0 ? Number.POSITIVE_INFINITY : unknown;
}

function* judge(of: MethodTemplate, pathVariables: ReadonlySet<string>, outputs: TemplateOutputs): Iterable<Finding> {
  const { template, side, name } = of;
  const { text, parsed, shape } = of.parsed;
  if (!parsed || !shape) return;
  const known = knownLength(text);
  if (shape.brokenAt !== undefined) {
    if (shape.brokenAt >= known) return;
    const start = Math.min(shape.brokenAt, Math.max(0, text.judged.length - 1));
    yield {
      at: template,
      message: `The ${name} prints text that is not JSON, whatever the request holds.`,
      ...(side === 'request' ? { consequence: 'always-fails' } : {}),
      offending: {
        ...text.offending(name, start, start + 1, shape.brokenAt < text.judged.length ? 'no JSON from here on' : 'JSON ends too early'),
        multiline: true,
      },
      help: [],
    };
    return;
  }
  const unquoted = shape.bare.filter((node) => node.end <= known && isContextText(node));
  if (unquoted.length > 0) yield unquotedFinding(unquoted as [ReferenceNode], of);
  if (shape.quoted.length === 0) return;
  const printed = rawValues(parsed.body, pathVariables);
  for (const kind of ['quoted', 'raw'] as const) {
    const nodes = shape.quoted.filter((node) => node.end <= known && printed(node) === kind);
    if (nodes.length > 0) yield quotedFinding(nodes as [ReferenceNode], kind, of, outputs);
  }
}

function pathVariablesOf({ path }: Resource): ReadonlySet<string> {
  return new Set([...path.matchAll(/\{([^{}]+?)\+?\}/g)].map((match) => match[1]));
}

/** A text of the context makes no JSON by itself. */
function unquotedFinding(nodes: readonly [ReferenceNode], { template, name, parsed: { text } }: MethodTemplate): Finding {
  const [first, ...others] = nodes;
  const more = others.length === 0 ? '' : ` (and ${others.length} more like it)`;
  const marked = (node: ReferenceNode) => ({ ...text.offending(name, node.start, node.end, 'a text without quotes'), multiline: true });
  return {
    at: template,
    message: `${first.text}${more} prints a text, and stands in the ${name} without quotes around it.`,
    offending: marked(first),
    related: others.map((node) => ({ label: 'a text without quotes', origin: template.origin, offending: marked(node) })),
    help: [replaceBy(`"${first.text}"`)],
  };
}

/** One finding for all references of a template that make the same mistake. */
function quotedFinding(
  nodes: readonly [ReferenceNode],
  kind: 'quoted' | 'raw',
  { template, name, parsed: { text } }: MethodTemplate,
  outputs: TemplateOutputs,
): Finding {
  const [first, ...others] = nodes;
  const more = others.length === 0 ? '' : ` (and ${others.length} more like it)`;
  const label = kind === 'quoted' ? 'brings its own quotes' : 'breaks out of its quotes';
  const marked = (node: ReferenceNode) => ({ ...text.offending(name, node.start, node.end, label), multiline: true });
  const example = outputs.exampleAt(first);
  return {
    at: template,
    message:
      kind === 'quoted'
        ? `${first.text}${more} prints its own quotes, and stands between quotes in the ${name}.`
        : `${first.text}${more} stands between quotes in the ${name} as it was sent: a quote, backslash or line end in it breaks the JSON.`,
    offending: marked(first),
    related: others.map((node) => ({ label, origin: template.origin, offending: marked(node) })),
    ...(example && { example }),
    help: [kind === 'quoted' ? replaceBy(first.text, `leave the quotes around it out: ${first.text}`) : rawHelp(first)],
  };
}

/** What shows only when the template is rendered: commas between items, members that may be absent, texts that need escaping. */
function* sampleFinding({ template, name, parsed: { text } }: MethodTemplate, outputs: TemplateOutputs): Iterable<Finding> {
  const problem = outputs.problem();
  if (problem === undefined) return;
  const { example, range, hint } = problem;
  yield {
    at: template,
    message: `For an example with ${example.name} the ${name} prints text that is not JSON.`,
    ...(range && { offending: { ...text.offending(name, range.start, range.end), multiline: true } }),
    example,
    help: hint === '' ? [] : [advise(hint)],
  };
}

/** `$input.json` prints any value as JSON, escaped rightly; what has no path goes through `$util.escapeJavaScript`. */
function rawHelp(node: ReferenceNode) {
  const [first] = node.steps;
  const isPath = node.root === 'input' && node.steps.length === 1 && first?.type === 'call' && first.name === 'path';
  if (isPath) return advise(`write ${node.text.replace('.path(', '.json(')} and leave the quotes around it out`);
  return advise(
    `write $util.escapeJavaScript(${node.text.replace(/^\$!?\{(.*)\}$/s, '$$$1')}).replaceAll("\\\\'", "'") between the quotes`,
  );
}
