import { everyTemplate } from '../../context';
import { developerGuide } from '../../documentation';
import { http, integrationExample, ok } from '../../examples';
import type { Rule } from '../../rule';
import { advise, oneOf } from '../../texts/phrases';
import { isTooLarge } from './template-shape';

const printing = (template: string) =>
  integrationExample(http({ httpMethod: 'POST', requestTemplates: { 'application/json': template } }), { responses: ok() });

/** The service takes any template and finds out when it runs. */
export const templateSyntax: Rule = {
  id: 'template-syntax',
  consequence: 'always-fails',
  summary: 'A template is written in the Velocity Template Language.',
  effect: 'The service does not check templates: deploying works, and every call that comes to this one answers 500 Internal server error.',
  docs: developerGuide('models-mappings'),
  fails: printing('{"type": #if($input.params("type") == "dog")1#else 2}'),
  passes: printing('{"type": #if($input.params("type") == "dog")1#else 2#end}'),
  check: everyTemplate(function* ({ template, name, parsed: { text, errors } }) {
    if (template.malformed !== undefined || isTooLarge(template)) return;
    // Where the text breaks off within a directive, its missing #end says nothing more.
    const breaksOff = errors.some(({ message }) => message.includes('found the end of the template'));
    const told = breaksOff ? errors.filter(({ message }) => !message.endsWith('#end is missing.')) : errors;
    for (const { message, start, end, expected } of told) {
      yield {
        at: template,
        message: `The ${name} does not parse: ${sentence(message)}`,
        offending: { ...text.offending(name, start, Math.max(end, start), 'here'), multiline: true },
        help: expected.length > 0 ? [advise(`expected ${oneOf(expected)}`)] : [],
      };
    }
  }),
};

/** Messages of the parser begin with a capital and may lack the period. */
function sentence(message: string): string {
  const isWord = /^[A-Z][a-z]/.test(message);
  const text = isWord ? `${message.charAt(0).toLowerCase()}${message.slice(1)}` : message;
  return text.endsWith('.') ? text : `${text}.`;
}
