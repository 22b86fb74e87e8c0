import type { Json, JsonObject } from '../../lib/definition';
import { readCloudFormation, readOpenApi, UnreadableDocument } from '../../lib/readers';
import { type Example, rules, validate } from '../../lib/validation';

/** Errors of the rules, those that nobody may ever see among them. */
function errorsOf({ language, endpointType }: Example, document: JsonObject): readonly string[] {
  const definitions =
    language === 'openapi'
      ? [readOpenApi(document, { ...(endpointType && { endpointType }) }).definition]
      : readCloudFormation(document).apis.map(({ definition }) => definition);
  return definitions
    .flatMap((definition) => validate(definition))
    .filter(({ severity, rule }) => severity === 'error' || rule === 'rule-failed')
    .map(({ rule }) => rule);
}

/** What stays as it is: a reader has to know what kind of thing it reads, and leaves out parameters without name or place. */
const kept = ['openapi', 'Type', 'Ref', '$ref', 'name', 'in', 'info'];

/** The document with one text after the other put out of synth's knowledge, as a whole or but for its first half. */
function* blurred(json: Json, put: (changed: Json) => Json, isTemplate = false): Iterable<Json> {
  if (typeof json === 'string') {
    yield put({ Ref: 'Unknown' });
    // Within a template a token is a name or an ARN, not half of the syntax.
    if (!isTemplate) yield put({ 'Fn::Join': ['', [json.slice(0, Math.ceil(json.length / 2)), { Ref: 'Unknown' }]] });
  } else if (Array.isArray(json)) {
    for (const [index, item] of (json as readonly Json[]).entries()) {
      yield* blurred(item, (changed) => put((json as readonly Json[]).map((other, place) => (place === index ? changed : other))));
    }
  } else if (json !== null && typeof json === 'object') {
    const entries = Object.entries<Json>(json as JsonObject);
    for (const [name, value] of entries) {
      if (kept.includes(name) || entries.length > 20) continue;
      const replaced = (changed: Json) => put(Object.fromEntries(entries.map(([key, other]) => [key, key === name ? changed : other])));
      yield* blurred(value, replaced, name.includes('/'));
    }
  }
}

const examples = rules.flatMap(({ id, fails, passes }): [string, Example][] => [
  [`the failing example of ${id}`, fails],
  [`the passing example of ${id}`, passes],
]);

test.each(examples)('%s gets no new error by any text that synth does not know', (_name, example) => {
  const before = new Set(errorsOf(example, example.document));
  for (const document of blurred(example.document, (changed) => changed)) {
    let after: readonly string[];
    try {
      after = errorsOf(example, document as JsonObject);
    } catch (error) {
      if (error instanceof UnreadableDocument) continue;
      throw error;
    }
    const news = after.filter((rule) => !before.has(rule));
    if (news.length > 0) throw new Error(`${news.join(', ')} in ${JSON.stringify(document)}`);
  }
});

test.each([
  ['a number', ['{"limit": ', { Ref: 'Limit' }, '}']],
  ['a whole member', ['{"a": 1, ', { Ref: 'Member' }, '}']],
  ['a piece that opens a string', ['{"a": ', { Ref: 'Open' }, '$input.params("x")', { Ref: 'Close' }, '}']],
])('%s that synth does not know is no mistake of a JSON template', (_what, pieces) => {
  const { definition } = readOpenApi({
    openapi: '3.0.1',
    info: { title: 't', version: '1' },
    paths: {
      '/x': {
        post: {
          responses: { 200: { description: 'ok' } },
          'x-amazon-apigateway-integration': {
            type: 'http',
            httpMethod: 'POST',
            uri: 'https://example.com/',
            requestTemplates: { 'application/json': { 'Fn::Join': ['', pieces] } },
            responses: { default: { statusCode: '200' } },
          },
        },
      },
    },
  });
  expect(validate(definition)).toEqual([]);
});
