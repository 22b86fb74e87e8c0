import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../../lib/definition';
import { readCloudFormation, readOpenApi, UnreadableDocument } from '../../lib/readers';
import { validate } from '../../lib/validation';

interface CorpusEntry {
  readonly file: string;
  readonly standing: string;
}

const extra = process.env['CONFORMANCE_EXTRA'];
const folder = join(extra ?? '', 'corpus');
const deployed = new Set(['production', 'published sample', 'aws-validated test']);

/** Errors in definitions that are said to be deployed or recorded, by file: the rules, and why the service would not be content either. */
const exceptions = new Map<string, { readonly rules: readonly string[]; readonly because: string }>([
  [
    'openapi/awslabs--aws-solutions-constructs__subset-uris.yaml',
    {
      rules: ['aws-uri-arn', 'aws-uri-arn', 'lambda-proxy-http-method'],
      because: 'names of constructs stand in place of the integration URIs, and a construct replaces them before anything is deployed',
    },
  ],
  [
    'openapi/localstack--localstack__aws-files-api_definition.yaml',
    {
      rules: ['template-syntax', 'template-syntax'],
      because: 'the templates hold \\" within a call, which no Velocity parses: the import takes them, a call of /echo answers 500',
    },
  ],
]);

/** Files of the corpus that are no definitions. */
const noDefinitions = new Set(['openapi/localstack--localstack__test_apigateway_extended.snapshot.json']);

function errorsOf(file: string): readonly Diagnostic[] {
  const text = readFileSync(join(folder, file), 'utf8');
  const reading = file.startsWith('openapi/') ? readOpenApi(text, { file }) : readCloudFormation(text, { file });
  const definitions = 'apis' in reading ? reading.apis.map(({ definition }) => definition) : [reading.definition];
  return [...reading.problems, ...definitions.flatMap((definition) => validate(definition))].filter(({ severity }) => severity === 'error');
}

if (extra === undefined) {
  test.skip('no error on any definition of the corpus that is deployed: CONFORMANCE_EXTRA names no folder', () => undefined);
} else {
  const entries = readFileSync(join(folder, 'INDEX.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as CorpusEntry)
    .filter(({ file, standing }) => !file.startsWith('vtl/') && deployed.has(standing));

  test.each(entries.map(({ file, standing }): [string, string] => [file, standing]))(
    '%s (%s) has no errors but those that are explained',
    (file) => {
      if (noDefinitions.has(file)) {
        expect(() => errorsOf(file)).toThrow(UnreadableDocument);
        return;
      }
      expect(errorsOf(file).map(({ rule }) => rule)).toEqual(exceptions.get(file)?.rules ?? []);
    },
  );

  test('every exception is of a file of the corpus, and says why', () => {
    const files = new Set(entries.map(({ file }) => file));
    for (const [file, { because }] of exceptions) {
      expect(files).toContain(file);
      expect(because.length).toBeGreaterThan(20);
    }
  });
}
