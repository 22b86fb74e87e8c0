import { developerGuide } from '../../documentation';
import { openApi, soundPaths } from '../../examples';
import type { Finding, Rule } from '../../rule';
import { PartialText, unknownPiece } from '../../texts/partial-text';
import { advise, replaceBy } from '../../texts/phrases';
import { spokenPath } from './resource-tree';

const sound = soundPaths['/pets'] ?? {};

/** A path part is a word or one variable. */
export const pathPart: Rule = {
  id: 'path-part',
  consequence: 'rejected',
  summary: 'A path part holds letters, digits and ._-:$ only, or is one {variable} or {variable+}.',
  effect: [
    "The service refuses it: Resource's path part only allow a-zA-Z0-9._-: or a valid greedy path variable",
    'and curly braces at the beginning and the end.',
  ].join(' '),
  docs: developerGuide('api-gateway-method-settings-method-request'),
  fails: openApi({ '/pets/{petId}.json': sound }),
  passes: openApi({ '/pets/{petId}': sound }),
  *check(definition): Iterable<Finding> {
    for (const resource of definition.resources) {
      if (resource.pathPart === undefined) continue;
      const part = new PartialText(resource.pathPart);
      if (isAllowed(part.judged)) continue;
      const outside = part.judged.search(/[^a-zA-Z0-9._:{}+,$-]/);
      const start = Math.max(0, outside);
      const variable = /\{[^{}]+\}/.exec(part.judged)?.[0];
      yield {
        at: resource,
        member: 'pathPart',
        where: spokenPath(resource, definition),
        message:
          part.judged === ''
            ? 'A resource has an empty path part.'
            : variable === undefined
              ? `The path part ${part.shown} has characters that no path part may have.`
              : `The path part ${part.shown} holds more than the variable ${variable}.`,
        offending: part.offending('path part', start, outside < 0 ? undefined : start + 1),
        help:
          part.judged === ''
            ? [advise('name the part, or add the methods to the resource above')]
            : variable === undefined
              ? [advise('use letters, digits and ._-:$ only')]
              : [replaceBy(variable, `make the variable a part of its own: ${variable}`)],
      };
    }
  },
};

/**
 * A comma is allowed by the guide, a dollar is deployed (aws-cdk issue 27083), though the message has neither; what is not known may be
 * any text.
 */
function isAllowed(part: string): boolean {
  const text = part.replaceAll(unknownPiece, 'x');
  return /^[a-zA-Z0-9._:,$-]+$/.test(text) || /^\{[a-zA-Z0-9._:$-]+\+?\}$/.test(text);
}
