import { everyTemplate } from '../../context';
import { developerGuide } from '../../documentation';
import { http, integrationExample, ok } from '../../examples';
import type { Rule } from '../../rule';
import { unknownPiece } from '../../texts/partial-text';
import { advise } from '../../texts/phrases';

const reading = (path: string) =>
  integrationExample(http({ httpMethod: 'POST', requestTemplates: { 'application/json': `{"name": $input.json('${path}')}` } }), {
    responses: ok(),
  });

/** A path that cannot be read ends the template, whatever the body holds. */
export const templateJsonPath: Rule = {
  id: 'template-json-path',
  consequence: 'always-fails',
  summary: 'A template reads bodies by valid JSONPaths.',
  effect: 'Deploying works; the template fails where it comes to the path, and the call answers 500 Internal server error.',
  docs: developerGuide('api-gateway-mapping-template-reference'),
  fails: reading('$.pets[0'),
  passes: reading('$.pets[0]'),
  check: everyTemplate(function* ({ template, name, parsed: { text, analysis } }, { jsonPathFault }) {
    for (const { path, pathRange, function: reader } of analysis?.jsonPaths ?? []) {
      const { start, end } = pathRange;
      const fault = path === undefined || text.judged.slice(start, end).includes(unknownPiece) ? undefined : jsonPathFault(path);
      if (fault === undefined) continue;
      yield {
        at: template,
        message: `The ${name} reads $input.${reader}('${path}'), which is no JSONPath: ${fault}`,
        offending: { ...text.offending(name, start, end, 'no JSONPath'), multiline: true },
        help: path === '' ? [advise("write '$' for the whole body")] : [],
      };
    }
  }),
};
