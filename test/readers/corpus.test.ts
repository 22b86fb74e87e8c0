import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readCloudFormation, readOpenApi, UnreadableDocument } from '../../lib/readers';

const extra = process.env['CONFORMANCE_EXTRA'];

/** Files of the corpus that are fragments, answers of the service or templates of templates, and no documents. */
const noDocuments = [
  'awsdocs--amazon-api-gateway-developer-guide__doc_source-api-gateway-extensions-integration-tls-config-block2.yaml',
  'awsdocs--amazon-api-gateway-developer-guide__doc_source-api-gateway-swagger-extensions-any-method-block2.yaml',
  'awsdocs--amazon-api-gateway-developer-guide__doc_source-api-gateway-swagger-extensions-integration-block1.yaml',
  'awsdocs--amazon-api-gateway-developer-guide__doc_source-api-gateway-swagger-extensions-integration-block2.yaml',
  'awsdocs--amazon-api-gateway-developer-guide__handle-errors-in-lambda-integration-block12.yaml',
  'localstack--localstack__test_apigateway_extended.snapshot.json',
];

if (extra === undefined) test.skip('every document and template of the public corpus is read (CONFORMANCE_EXTRA is not set)', () => {});
else {
  const files = (folder: string) => readdirSync(path.join(extra, 'corpus', folder));
  const text = (folder: string, file: string) => readFileSync(path.join(extra, 'corpus', folder, file), 'utf8');

  test.each(files('openapi').filter((file) => !noDocuments.includes(file)))('%s is read, and no integration in it is malformed', (file) => {
    const { definition } = readOpenApi(text('openapi', file), { file });
    const methods = definition.resources.flatMap((resource) => resource.methods);
    expect(methods.length).toBeGreaterThan(0);
    expect(methods.filter(({ integration }) => integration?.malformed)).toEqual([]);
  });

  test.each(noDocuments)('%s is no document, and told so at its beginning', (file) => {
    expect(() => readOpenApi(text('openapi', file), { file })).toThrow(UnreadableDocument);
  });

  test.each(files('cfn'))('%s is read, and all of its methods are found', (file) => {
    const source = text('cfn', file);
    const { apis, problems } = readCloudFormation(source, { file });
    const found = apis
      .flatMap(({ definition }) => definition.resources.flatMap(({ methods }) => methods))
      .filter(({ origin }) => origin.pointer?.split('/').length === 3);
    const declared = source.match(/^\s*"?Type"?:\s*["']?AWS::ApiGateway::Method["']?,?\s*$/gm) ?? [];
    // Methods of an API that another template declares are told instead.
    const elsewhere = problems.some(({ rule }) => rule === 'api-elsewhere');
    expect(found.length).toBe(elsewhere ? 0 : declared.length);
  });
}
