import type { ApiDefinition, Diagnostic } from '../../definition';
import { readOpenApi } from '../../readers';
import { validateReading } from '../../validation';
import { mapOrigins } from '../sources';
import type { ValidationCase } from './case';
import { type CaseResult, passedOrFailed } from './case-result';
import type { Difference } from './difference';

/** Runs a validation case: the service takes a definition when no diagnostic has the consequence `rejected`. */
export function runValidation(testCase: ValidationCase): CaseResult {
  const { via, endpointType = 'EDGE' } = testCase;
  const { definition, problems } = readOpenApi(testCase.api, {
    endpointType,
    intrinsics: via === 'import' ? 'malformed' : 'unresolved',
  });
  const reading = { definition: via === 'cloudformation' ? declared(definition) : definition, problems };
  const rejections = validateReading(reading).filter(({ consequence }) => consequence === 'rejected');
  return passedOrFailed(testCase, compareRejections(testCase.expect, rejections));
}

/** The same API as resources of a template declare it: what an import forgives is not forgiven then. */
function declared(definition: ApiDefinition): ApiDefinition {
  return mapOrigins(definition, (origin) => ({ ...origin, logicalId: 'Api' }));
}

function compareRejections(expect: ValidationCase['expect'], rejections: readonly Diagnostic[]): Difference[] {
  if (expect.accepted) return rejections.map((found) => ({ at: 'rejections', expected: 'none', actual: print(found) }));
  const agrees = rejections.some(({ rule, where }) => rule === expect.rule && (expect.where === undefined || where === expect.where));
  if (agrees) return [];
  const expected = [expect.rule, ...(expect.where === undefined ? [] : [`at ${expect.where}`])].join(' ');
  return [{ at: 'rejections', expected, actual: rejections.map(print).join(', ') || 'none' }];
}

function print({ rule, where, message }: Diagnostic): string {
  return `${rule}${where === undefined ? '' : ` at ${where}`} (${message})`;
}
