import { literal } from '../../../definition';
import { everyMethodBy } from '../../context';
import { developerGuide } from '../../documentation';
import { http, integrationExample, ok } from '../../examples';
import type { Rule } from '../../rule';
import { advise, replaceBy } from '../../texts/phrases';

const never = (changes: Parameters<typeof http>[0]) =>
  integrationExample(http({ passthroughBehavior: 'never', ...changes }), { responses: ok() });

/** Who refuses whatever has no template needs a template. */
export const passthroughAlways415: Rule = {
  id: 'passthrough-always-415',
  consequence: 'always-fails',
  summary: 'An integration that passes nothing through has a request template.',
  effect: 'Deploying works; every call then answers 415 Unsupported Media Type.',
  docs: developerGuide('integration-passthrough-behaviors'),
  fails: never({}),
  passes: never({ requestTemplates: { 'application/json': '{"type": $input.json("$.type")}' } }),
  check: everyMethodBy(['integration'], function* ({ method: { integration }, where }) {
    const type = literal(integration?.type);
    if (!integration || literal(integration.passthroughBehavior) !== 'NEVER' || integration.requestTemplates.length > 0) return;
    if ((type !== 'HTTP' && type !== 'AWS' && type !== 'MOCK') || integration.malformed?.['requestTemplates'] !== undefined) return;
    yield {
      at: integration,
      member: 'passthroughBehavior',
      message: `${where} passes no body through (NEVER) and has no request template that would take one.`,
      help: [
        advise('add a request template for application/json'),
        replaceBy('WHEN_NO_TEMPLATES', 'passthroughBehavior: WHEN_NO_TEMPLATES'),
      ],
    };
  }),
};
