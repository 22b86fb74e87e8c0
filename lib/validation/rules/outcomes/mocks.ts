import { type ContentTemplate, type Integration, type JsonObject, literal } from '../../../definition';
import { everyMethodBy } from '../../context';
import { developerGuide } from '../../documentation';
import { ok, openApi } from '../../examples';
import type { Finding, Rule } from '../../rule';
import { advise, replaceBy } from '../../texts/phrases';

const docs = developerGuide('how-to-mock-integration');
const status200 = '{"statusCode": 200}';
const mock = (verb: string, changes: JsonObject, root: JsonObject = {}) =>
  openApi(
    {
      '/pets': {
        [verb]: {
          responses: ok(),
          'x-amazon-apigateway-integration': { type: 'mock', responses: { default: { statusCode: '200' } }, ...changes },
        },
      },
    },
    root,
  );

/** A MOCK answers with the status that its request template prints. */
export const mockWithoutStatus: Rule = {
  id: 'mock-without-status',
  consequence: 'always-fails',
  summary: 'The request template of a MOCK integration prints {"statusCode": NUMBER}.',
  effect: 'A MOCK that finds no integer statusCode in what its template prints answers 500.',
  docs,
  fails: mock('get', { requestTemplates: { 'application/json': '{"status": 200}' } }),
  passes: mock('get', { requestTemplates: { 'application/json': status200 } }),
  check: everyMethodBy(['request', 'integration', 'templates'], function* ({ method: { integration, httpMethod }, where }) {
    if (!integration || literal(integration.type) !== 'MOCK') return;
    for (const template of integration.requestTemplates) yield* judgeTemplate(template, where);
    const { passthroughBehavior, requestTemplates, malformed } = integration;
    const refusesOthers = passthroughBehavior !== undefined && literal(passthroughBehavior) === 'NEVER';
    const isPreflight = httpMethod === 'OPTIONS' && requestTemplates.length > 0;
    if (takesJson(integration) || refusesOthers || isPreflight || malformed?.['requestTemplates'] !== undefined) return;
    yield {
      at: integration,
      message: `The MOCK of ${where} has no request template for application/json, which is what a request without Content-Type is taken for.`,
      // The body of the request itself may hold the status.
      consequence: 'sometimes-fails',
      help: [replaceBy(status200, `requestTemplates: { "application/json": '${status200}' }`)],
    };
  }),
};

function* judgeTemplate(template: ContentTemplate, where: string): Iterable<Finding> {
  const text = literal(template.template);
  if (text === undefined || template.malformed !== undefined) return;
  const quoted = /["']?statusCode["']?\s*:\s*["']\d+["']/.exec(text);
  if (quoted) {
    yield {
      at: template,
      message: `The MOCK of ${where} gets its statusCode as a text for ${template.contentType}; it has to be a number.`,
      offending: {
        name: `template for ${template.contentType}`,
        text,
        start: quoted.index,
        end: quoted.index + quoted[0].length,
        multiline: true,
      },
      help: [replaceBy(quoted[0].replace(/["'](\d+)["']$/, '$1'), undefined, 'exact')],
    };
    return;
  }
  if (text.includes('statusCode')) return;
  yield {
    at: template,
    message: `The template of the MOCK of ${where} for ${template.contentType} prints no statusCode.`,
    // What comes out of the request or a variable may hold it.
    ...(text.includes('$') ? { consequence: 'sometimes-fails' as const } : {}),
    help: [replaceBy(status200, `print ${status200}`)],
  };
}

/** A preflight request has no Content-Type and is taken for application/json. */
export const corsPreflightContentType: Rule = {
  id: 'cors-preflight-content-type',
  consequence: 'always-fails',
  summary: 'A MOCK that answers preflight requests has a template for application/json.',
  effect: 'Every preflight request fails with 415 or 500, and browsers then refuse the call itself.',
  docs: developerGuide('how-to-cors'),
  fails: mock('options', { passthroughBehavior: 'never', requestTemplates: { 'text/plain': status200 } }),
  passes: mock('options', { passthroughBehavior: 'never', requestTemplates: { 'application/json': status200 } }),
  check: everyMethodBy(['request', 'integration'], function* ({ method: { integration, httpMethod }, where }) {
    if (httpMethod !== 'OPTIONS' || !integration || literal(integration.type) !== 'MOCK') return;
    if (integration.requestTemplates.length === 0 || takesJson(integration)) return;
    const types = integration.requestTemplates.map(({ contentType }) => contentType).join(', ');
    yield {
      at: integration,
      member: 'requestTemplates',
      message: `The MOCK of ${where} has templates for ${types} only; preflight requests are taken for application/json.`,
      help: [replaceBy(status200, `requestTemplates: { "application/json": '${status200}' }`)],
    };
  }),
};

function takesJson({ requestTemplates }: Integration): boolean {
  return requestTemplates.some(({ contentType }) => contentType === 'application/json' || contentType === '$default');
}

/** Bytes have to become text before a template can read them. */
export const binaryWildcardBreaksMock: Rule = {
  id: 'binary-wildcard-breaks-mock',
  consequence: 'sometimes-fails',
  summary: 'Where all media types are binary, MOCK integrations convert requests to text.',
  effect: 'A template needs text; a request that counts as binary fails with 500.',
  docs: developerGuide('api-gateway-payload-encodings'),
  fails: mock('options', { requestTemplates: { 'application/json': status200 } }, { 'x-amazon-apigateway-binary-media-types': ['*/*'] }),
  passes: mock(
    'options',
    { contentHandling: 'CONVERT_TO_TEXT', requestTemplates: { 'application/json': status200 } },
    { 'x-amazon-apigateway-binary-media-types': ['*/*'] },
  ),
  check: everyMethodBy(['integration'], function* ({ method: { integration }, where }, { definition }) {
    if (!definition.binaryMediaTypes.includes('*/*')) return;
    if (!integration || literal(integration.type) !== 'MOCK' || integration.contentHandling !== undefined) return;
    if (integration.requestTemplates.length === 0) return;
    yield {
      at: integration,
      member: 'contentHandling',
      message: `All media types of the API are binary (*/*), and the MOCK of ${where} does not convert requests to text.`,
      help: [advise('contentHandling: CONVERT_TO_TEXT')],
    };
  }),
};
