import type { TemplateAnalysis, VariableUse } from '../../../mapping/vtl';
import { everyTemplate } from '../../context';
import { developerGuide } from '../../documentation';
import { http, integrationExample, ok } from '../../examples';
import type { Rule } from '../../rule';
import { didYouMean } from '../../texts/nearest';
import { advise } from '../../texts/phrases';

const docs = developerGuide('api-gateway-mapping-template-reference');
const printing = (template: string) =>
  integrationExample(http({ httpMethod: 'POST', requestTemplates: { 'application/json': template } }), { responses: ok() });

const functions = {
  input: ['body', 'json', 'params', 'path'],
  util: ['base64Decode', 'base64Encode', 'escapeJavaScript', 'parseJson', 'urlDecode', 'urlEncode'],
};
/** Methods of JavaScript that no value of a template has. */
const ofJavaScript = new Set([
  'charCodeAt',
  'filter',
  'find',
  'includes',
  'map',
  'padEnd',
  'padStart',
  'pop',
  'push',
  'slice',
  'splice',
  'stringify',
  'toFixed',
  'trimEnd',
  'trimStart',
]);

/** What is no function is nothing, and says nothing about it. */
export const templateUnknownFunction: Rule = {
  id: 'template-unknown-function',
  consequence: 'sometimes-fails',
  summary: 'A template calls functions that $input and $util have.',
  effect: 'The call prints nothing; the service does not complain.',
  docs,
  fails: printing('{"name": "$util.base64encode($input.params("name"))"}'),
  passes: printing('{"name": "$util.base64Encode($input.params("name"))"}'),
  check: everyTemplate(function* ({ template, name, parsed: { text, analysis } }) {
    for (const use of analysis?.functions ?? []) {
      if (use.isKnown) continue;
      const called = `$${use.object}.${use.name}`;
      const exists = functions[use.object].includes(use.name);
      yield {
        at: template,
        message: exists
          ? `${called} is called with ${countOf(use.argumentCount)} in the ${name}.`
          : `The ${name} calls ${called}, which does not exist.`,
        offending: {
          ...text.offending(name, use.start, use.end, exists ? 'wrong number of arguments' : 'no such function'),
          multiline: true,
        },
        help: exists
          ? []
          : [...didYouMean(use.name, functions[use.object]), advise(`$${use.object} has ${functions[use.object].join(', ')}`)],
      };
    }
    for (const use of analysis?.methods ?? []) {
      if (use.isKnown || !ofJavaScript.has(use.name)) continue;
      yield {
        at: template,
        message: `The ${name} calls ${use.name}(), a method of JavaScript; values of a template have the methods of Java.`,
        offending: { ...text.offending(name, use.start, use.end, 'no such method'), multiline: true },
        help: use.name === 'includes' ? [advise('write contains()')] : [],
      };
    }
  }),
};

function countOf(argumentCount: number | undefined): string {
  if (argumentCount === undefined) return 'no parentheses';
  return argumentCount === 1 ? '1 argument' : `${argumentCount} arguments`;
}

/** Variables that are there without being set. Templates compare with `$null` and its like, which are never set. */
const given = new Set(['input', 'util', 'context', 'stageVariables', 'foreach', 'velocityCount', 'velocityHasNext']);
const neverSet = new Set(['null', 'nil', 'none', 'undefined', 'empty', 'void']);

/** A name that nothing sets is the empty text. */
export const templateUnknownVariable: Rule = {
  id: 'template-unknown-variable',
  consequence: 'sometimes-fails',
  summary: 'A template reads variables that it sets.',
  effect: 'The reference prints nothing; the service does not complain.',
  docs,
  fails: printing('#set($type = $input.params("type"))\n{"type": "$util.urlEncode($types)"}'),
  passes: printing('#set($type = $input.params("type"))\n{"type": "$util.urlEncode($type)"}'),
  check: everyTemplate(function* ({ template, name, parsed: { text, analysis } }) {
    const known = new Set([...given, ...setVariables(analysis)]);
    for (const use of firstUses(analysis)) {
      if (known.has(use.name) || neverSet.has(use.name.toLowerCase())) continue;
      yield {
        at: template,
        message: `The ${name} reads $${use.name}, which nothing sets.`,
        offending: { ...text.offending(name, use.start, use.end, 'never set'), multiline: true },
        help: didYouMean(use.name, known),
      };
    }
  }),
};

function setVariables(analysis: TemplateAnalysis | undefined): readonly string[] {
  return (analysis?.variables ?? []).filter(({ access }) => access !== 'read').map(({ name }) => name);
}

function firstUses(analysis: TemplateAnalysis | undefined): Iterable<VariableUse> {
  const first = new Map<string, VariableUse>();
  for (const use of analysis?.variables ?? []) if (use.access === 'read' && !first.has(use.name)) first.set(use.name, use);
  return first.values();
}

/** What stands for something in Velocity, and for nothing or a failure in the service. */
const forbidden = new Map([
  ['parse', { what: 'fails when it runs', consequence: 'always-fails' }],
  ['include', { what: 'fails when it runs', consequence: 'always-fails' }],
  ['macro', { what: 'is read and forgotten: what calls the macro prints as it stands', consequence: 'sometimes-fails' }],
  ['evaluate', { what: 'prints as it stands', consequence: 'sometimes-fails' }],
] as const);

/** Some directives of Velocity are not for templates of the service. */
export const templateForbiddenDirective: Rule = {
  id: 'template-forbidden-directive',
  consequence: 'always-fails',
  summary: 'A template has no #parse, #include, #macro or #evaluate.',
  docs,
  fails: printing('#parse("pets.vtl")'),
  passes: printing('#define($pets)[]#end{"pets": $pets}'),
  check: everyTemplate(function* ({ template, name, parsed: { text, analysis } }) {
    for (const use of analysis?.forbidden ?? []) {
      const known = forbidden.get(use.name as 'parse');
      if (!known) continue;
      yield {
        at: template,
        message: `The ${name} has #${use.name}, which ${known.what}.`,
        consequence: known.consequence,
        offending: { ...text.offending(name, use.start, use.end, 'not in the service'), multiline: true },
        help: use.name === 'macro' ? [advise('use #define for what is repeated')] : [],
      };
    }
  }),
};
