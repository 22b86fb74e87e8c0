import { type ContentTemplate, literal } from '../../../definition';
import { everyMethodBy } from '../../context';
import { apiReference, developerGuide } from '../../documentation';
import { http, integrationExample, ok } from '../../examples';
import type { Rule } from '../../rule';
import { isMediaType } from '../../texts/media-type';
import { advise, replaceBy } from '../../texts/phrases';

const answering = (contentType: string, template: string | { readonly type: string }) =>
  integrationExample(http({ responses: { default: { statusCode: '200', responseTemplates: { [contentType]: template } } } }), {
    responses: ok(),
  });
const kilobytes = 300;

/** A template is for a media type. */
export const templateContentType: Rule = {
  id: 'template-content-type',
  consequence: 'rejected',
  summary: 'The key of a template is a media type.',
  docs: apiReference('IntegrationResponse'),
  fails: answering('json', '{}'),
  passes: answering('application/json', '{}'),
  check: everyMethodBy(['templates'], function* ({ templates }) {
    for (const { template } of templates) {
      const { contentType } = template;
      // `$default` is no media type; whether it is taken is not recorded.
      if (isMediaType(contentType) || contentType === '$default') continue;
      yield {
        at: template,
        message: `The template key ${contentType || '(empty)'} is no media type.`,
        effect: `The service refuses it: Validation Result: warnings : [], errors : [Invalid content type specified: ${contentType}]`,
        offending: { name: 'template key', text: contentType, start: 0, end: contentType.length },
        help: [replaceBy('application/json')],
      };
    }
  }),
};

/** A template is a text, even if it looks like JSON. */
export const templateType: Rule = {
  id: 'template-type',
  consequence: 'rejected',
  summary: 'A template is a text.',
  effect: 'The service refuses it: SerializationException',
  docs: apiReference('IntegrationResponse'),
  fails: answering('application/json', { type: 'dog' }),
  passes: answering('application/json', '{"type": "dog"}'),
  check: everyMethodBy(['templates'], function* ({ templates }) {
    for (const { template } of templates) {
      // What the service makes of `null`, which is what YAML has where nothing is written, is not recorded.
      if (template.malformed === undefined || template.malformed === 'null') continue;
      yield {
        at: template,
        message: `The template for ${template.contentType} is of the JSON type ${template.malformed}; templates are texts.`,
        help: [advise('write the template as a text, with its quotes escaped')],
      };
    }
  }),
};

/** A template has a fixed greatest size. */
export const templateSize: Rule = {
  id: 'template-size',
  consequence: 'sometimes-fails',
  summary: `A template has ${kilobytes} KB at most.`,
  docs: developerGuide('api-gateway-execution-service-limits-table'),
  fails: answering('application/json', `{"note": "${'long '.repeat(62_000)}"}`),
  passes: answering('application/json', '{"note": "short"}'),
  check: everyMethodBy(['templates'], function* ({ templates }) {
    for (const { template } of templates) {
      if (!isTooLarge(template)) continue;
      const bytes = sizeOf(template);
      yield {
        at: template,
        message: `The template for ${template.contentType} has ${Math.ceil(bytes / 1024)} KB; ${kilobytes} KB are possible, and the quota cannot be raised.`,
        help: [advise('let a function build what the template prints')],
      };
    }
  }),
};

/** True if no call can come to the template, whatever it holds. */
export function isTooLarge(template: ContentTemplate): boolean {
  return sizeOf(template) > kilobytes * 1024;
}

function sizeOf({ template }: ContentTemplate): number {
  const text = literal(template) ?? '';
  // No character takes more than three bytes for each of its UTF-16 units.
  return text.length * 3 <= kilobytes * 1024 ? 0 : Buffer.byteLength(text);
}
