import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Case, type CaseResult, type MalformedCase, printResult } from '../../lib/testing/case-runner';
import { FileReferences } from '../../lib/testing/case-runner/file-references';
import { readCase } from '../../lib/testing/case-runner/read-case';

interface KnownFailure {
  readonly id: string;
  readonly reason: string;
}

const knownFailures = new Map(
  (JSON.parse(readFileSync(join(__dirname, 'known-failures.json'), 'utf8')) as KnownFailure[]).map(({ id, reason }) => [id, reason]),
);

/** The cases of a file by their family, the part of an id before its first slash. */
export function casesByFamily(file: string): [family: string, cases: (Case | MalformedCase)[]][] {
  const files = new FileReferences(dirname(file));
  const families = new Map<string, (Case | MalformedCase)[]>();
  const lines = readFileSync(file, 'utf8').split('\n');
  for (const [index, text] of lines.entries()) {
    if (text.trim() === '') continue;
    const testCase = readCase(text, `${basename(file)}:${index + 1}`, files);
    const family = testCase.id.split('/', 1)[0];
    families.set(family, [...(families.get(family) ?? []), testCase]);
  }
  return [...families];
}

/** What nobody expects: a case that fails and is not listed, or one that is listed and passes. */
export function surprises(results: readonly CaseResult[]): string[] {
  return results.flatMap((result) => {
    const reason = knownFailures.get(result.id);
    if (reason === undefined) return result.outcome === 'failed' ? [printResult(result)] : [];
    return result.outcome === 'passed' ? [`${result.id} passes, and is listed as a known failure (${reason}): take it off the list`] : [];
  });
}

/** Every case that is known to fail, with the reason, and whether there is such a case at all. */
export function knownAmong(ids: ReadonlySet<string>): { line: string; exists: boolean }[] {
  return [...knownFailures].map(([id, reason]) => ({ line: `known failure  ${id}: ${reason}`, exists: ids.has(id) }));
}
