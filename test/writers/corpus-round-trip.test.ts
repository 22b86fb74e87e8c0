import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { compareApis } from '../../lib/comparison';
import type { ApiDefinition, JsonObject } from '../../lib/definition';
import { readOpenApi, UnreadableDocument } from '../../lib/readers';
import { readSource } from '../../lib/testing/sources';
import { type OpenApiVersion, toYamlText, writeOpenApi } from '../../lib/writers';
import { complaints } from './judges';

const extra = process.env['CONFORMANCE_EXTRA'];
const versions = ['3.0', '2.0'] as const;

/** What a version cannot say of these files, and why. Each is one of the limits that docs/import-export.md lists. */
const exceptions: readonly (readonly [file: string, version: OpenApiVersion, reason: string, places: readonly string[]])[] = [
  [
    'govuk-one-login--ipv-cri-check-hmrc-api__infrastructure-public-api.yaml',
    '2.0',
    'Swagger 2.0 has media types for all responses of an operation together',
    ['response 200 application/json', 'response 400 application/jwt', 'response 500 application/jwt'],
  ],
  [
    'awslabs--aws-solutions-constructs__test-integ.apisqs-custom-request-model.js.snapshot-apisqs-custom-request-model.json',
    '2.0',
    'Swagger 2.0 has one model for a request body',
    ['request body application/text'],
  ],
];

/** Documents whose own mappings or integrations the schema of the extensions refuses, as the import drops or refuses them. */
const refusedAsWritten: readonly (readonly [file: string, reason: string, complaint: RegExp])[] = [
  [
    'aws-samples--serverless-patterns__apigw-http-api-fifo-sqs-lambda-sns-sam-api.yaml',
    'it is a document for an HTTP API, whose integration of SQS maps to names of its own',
    /^\/paths\/~1\/post\/x-amazon-apigateway-integration/,
  ],
  [
    'awsdocs--amazon-api-gateway-developer-guide__doc_source-api-gateway-extensions-integrations-block1.json',
    'it is a document for an HTTP API, whose operations refer to integrations of its components',
    /^\/paths\/[^/]*\/get\/x-amazon-apigateway-integration/,
  ],
  [
    'aws--serverless-application-model__translator-output-api_with_cors_and_only_maxage.json',
    'it maps a number, which the import drops',
    /^\/paths\/[^/]*\/options\/x-amazon-apigateway-integration/,
  ],
  [
    'localstack--localstack__aws-templates-serverless-apigw-lambda.update.json',
    'its policy is an empty text',
    /^\/x-amazon-apigateway-policy must be object/,
  ],
];

function isOpenApi(file: string): boolean {
  try {
    return readOpenApi(readFileSync(file, 'utf8')) !== undefined;
  } catch (error) {
    if (error instanceof UnreadableDocument) return false;
    throw error;
  }
}

interface Source {
  readonly file: string;
  readonly definition: ApiDefinition;
}

function sources(folder: string): readonly Source[] {
  const names = readdirSync(folder).map((name) => path.join(folder, name));
  return names.flatMap((file) => {
    if (folder.endsWith('openapi') && !isOpenApi(file)) return [];
    try {
      return readSource(file).map(({ id, definition }) => ({
        file: `${path.basename(file)}${folder.endsWith('cfn') ? ` ${id}` : ''}`,
        definition,
      }));
    } catch (error) {
      // Some templates declare parts of an API that another one declares.
      if ((error as Error).name === 'UnusableSource') return [];
      throw error;
    }
  });
}

function throughDocument(
  definition: ApiDefinition,
  version: OpenApiVersion,
): { readonly document: JsonObject; readonly again: ApiDefinition } {
  const { document } = writeOpenApi(definition, { version, rendering: 'deployable' });
  return { document, again: readOpenApi(toYamlText(document)).definition };
}

if (extra === undefined)
  test.skip('the public corpus goes through documents of both versions and back (CONFORMANCE_EXTRA is not set)', () => {});
else {
  describe.each(['openapi', 'cfn'])('%s', (kind) => {
    const all = sources(path.join(extra, 'corpus', kind));
    const cases = all.flatMap(({ file, definition }) => versions.map((version) => ({ file, definition, version })));
    const isException = (file: string, version: OpenApiVersion) =>
      exceptions.find(([name, target]) => file.startsWith(name) && target === version);

    test.each(cases.filter(({ file, version }) => isException(file, version) === undefined))(
      '$file means the same after a document of version $version',
      ({ definition, version }) => {
        const { document, again } = throughDocument(definition, version);
        expect(compareApis(definition, again, { over: 'documents' })).toEqual([]);
        // Nothing gets lost the second time either.
        expect(writeOpenApi(again, { version, rendering: 'deployable' }).document).toEqual(document);
      },
    );

    test.each(all)(
      'portable documents of $file are what the official schemas accept, and the schema of the extensions both renderings',
      ({ file, definition }) => {
        const known = refusedAsWritten.filter(([name]) => file.startsWith(name));
        for (const version of versions) {
          const portable = writeOpenApi(definition, { version, rendering: 'portable' }).document;
          const clean = writeOpenApi(definition, { version, rendering: 'portable', extensions: false }).document;
          const deployable = writeOpenApi(definition, { version, rendering: 'deployable' }).document;
          expect(complaints('official', version, portable)).toEqual([]);
          expect(complaints('official', version, clean)).toEqual([]);
          expect(JSON.stringify(clean)).not.toContain('x-amazon-apigateway');
          for (const document of [portable, deployable]) {
            expect(
              complaints('own', version, document).filter((complaint) => !known.some(([, , pattern]) => pattern.test(complaint))),
            ).toEqual([]);
          }
        }
      },
    );
  });

  test.each(refusedAsWritten)('EXCEPTION %s is written as it is, though %s', (file, _reason, pattern) => {
    const [source] = ['openapi', 'cfn']
      .flatMap((kind) => sources(path.join(extra, 'corpus', kind)))
      .filter((one) => one.file.startsWith(file));
    const { document } = writeOpenApi(source.definition, { version: '3.0', rendering: 'deployable' });
    expect(complaints('own', '3.0', document).filter((complaint) => pattern.test(complaint))).not.toEqual([]);
  });

  test.each(exceptions)('EXCEPTION %s after %s: %s', (file, version, _reason, places) => {
    const definitions = ['openapi', 'cfn']
      .flatMap((kind) => sources(path.join(extra, 'corpus', kind)))
      .filter((source) => source.file.startsWith(file));
    const differences = definitions.flatMap(({ definition }) =>
      compareApis(definition, throughDocument(definition, version).again, { over: 'documents' }),
    );
    expect(differences.map(({ field }) => field)).toEqual(places);
    // Each is told by a warning of the writer.
    const warnings = definitions.flatMap(({ definition }) => writeOpenApi(definition, { version, rendering: 'deployable' }).warnings);
    expect(warnings.filter((warning) => warning.includes('Swagger 2.0 has'))).not.toEqual([]);
  });
}
