import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '../../lib/definition';
import { readOpenApi } from '../../lib/readers';
import { validate } from '../../lib/validation';

interface ServiceCase {
  readonly id: string;
  readonly about: string;
  readonly api: JsonObject;
  readonly endpointType?: string;
  readonly via?: string;
  readonly expect: { readonly accepted: boolean; readonly rule?: string; readonly where?: string };
}

const committed = join(__dirname, '../conformance/cases/validation-service.jsonl');
const extra = join(process.env['CONFORMANCE_EXTRA'] ?? '', 'conformance/validation-service.jsonl');
const file = existsSync(committed) ? committed : extra;
const cases = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((line): [string, ServiceCase] => {
    const testCase = JSON.parse(line) as ServiceCase;
    return [`${testCase.id}: ${testCase.about}`, testCase];
  });

test.each(cases)('%s', (_name, { api, endpointType, via, expect: expected }) => {
  const { definition, problems } = readOpenApi(api, {
    endpointType: endpointType ?? 'EDGE',
    intrinsics: via === 'import' ? 'malformed' : 'unresolved',
  });
  const rejected = [...problems, ...validate(definition)].filter(({ consequence }) => consequence === 'rejected');
  const told = rejected.map(({ rule, where }) => ({ rule, where }));
  if (expected.accepted) expect(told).toEqual([]);
  else expect(told).toContainEqual({ rule: expected.rule, where: expected.where });
});
