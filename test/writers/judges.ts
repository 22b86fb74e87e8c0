import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import AjvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import type { JsonObject } from '../../lib/definition';

type Version = '3.0' | '2.0';

const root = path.join(__dirname, '..', '..');
const official = path.dirname(require.resolve('@seriousme/openapi-schema-validator/package.json'));

function json(file: string): object {
  return JSON.parse(readFileSync(file, 'utf8')) as object;
}

function officialJudge(version: Version): ValidateFunction {
  const ajv = new AjvDraft04({ strict: false, allErrors: true, validateFormats: true });
  addFormats(ajv);
  return ajv.compile(json(path.join(official, 'schemas', `v${version}`, 'schema.json')));
}

function ownJudge(version: Version): ValidateFunction {
  const ajv = new Ajv({ strict: true, strictRequired: false, allowUnionTypes: true, allErrors: true });
  ajv.addSchema(json(path.join(root, 'schemas', 'x-amazon-apigateway.schema.json')));
  return ajv.compile(json(path.join(root, 'schemas', version === '3.0' ? 'openapi-3.0.schema.json' : 'swagger-2.0.schema.json')));
}

const judges = {
  official: { '3.0': officialJudge('3.0'), '2.0': officialJudge('2.0') },
  own: { '3.0': ownJudge('3.0'), '2.0': ownJudge('2.0') },
};

/** What a schema has against the document, one line each. */
export function complaints(whose: 'official' | 'own', version: Version, document: JsonObject): readonly string[] {
  const judge = judges[whose][version];
  return judge(document)
    ? []
    : (judge.errors as ErrorObject[]).map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`);
}
