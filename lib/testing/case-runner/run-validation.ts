import type { Diagnostic } from '../../definition';
import { readOpenApi } from '../../readers';
import { validate } from '../../validation';
import type { ValidationCase } from './case';
import { type CaseResult, passedOrFailed } from './case-result';
import type { Difference } from './difference';

/** Runs a validation case: the service takes a definition when no diagnostic has the consequence `rejected`. */
export function runValidation(testCase: ValidationCase): CaseResult {
  const { definition, problems } = readOpenApi(testCase.api, {
    endpointType: testCase.endpointType ?? 'EDGE',
    intrinsics: testCase.via === 'import' ? 'malformed' : 'unresolved',
  });
  const rejections = [...problems, ...validate(definition)].filter(({ consequence }) => consequence === 'rejected');
  return passedOrFailed(testCase, compareRejections(testCase.expect, rejections));
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
