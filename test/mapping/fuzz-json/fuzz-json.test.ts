import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import {
  compileJavaPattern,
  compileJsonPath,
  InvalidJson,
  JavaException,
  jsonText,
  parseJson,
  parseJsonStrictly,
} from '../../../lib/mapping';
import { same } from '../fuzz/differences';
import { outcomes, type TemplateCase } from '../template-case';
import { acceptedReason } from './differences';
import { jsonTexts, values } from './json-arbitrary';
import { paths } from './path-arbitrary';
import { patterns, subjects } from './pattern-arbitrary';

const recorded = readFileSync(join(__dirname, 'recorded-cases.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as TemplateCase);

test('generated JSON, paths, patterns and calculations give what json-smart, Jayway, Java and Velocity gave for them', () => {
  const differing = recorded.filter((given) => {
    const { closures } = outcomes(given.template, given.input);
    return !same(closures, given.expect) && acceptedReason(given, given.expect, closures) === undefined;
  });
  expect(differing).toEqual([]);
});

test('the recorded cases hold outputs and failures, each often', () => {
  const failures = recorded.filter(({ expect: expected }) => 'error' in expected).length;
  expect(failures).toBeGreaterThan(100);
  expect(recorded.length - failures).toBeGreaterThan(500);
});

test('what is printed as JSON is read again as the same', () => {
  fc.assert(
    fc.property(values, (value) => {
      const text = jsonText(parseJson(JSON.stringify([value])));
      expect(jsonText(parseJson(text))).toBe(text);
      expect(jsonText(parseJsonStrictly(text))).toBe(text);
    }),
  );
});

/** Runs `work`, and lets only the errors pass that it may fail with. */
function allowing(work: () => unknown): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof InvalidJson || error instanceof JavaException)) throw error;
  }
}

test('any text is read as JSON, or fails with a place in it', () => {
  fc.assert(
    fc.property(fc.oneof(jsonTexts, fc.string({ unit: 'binary' })), (text) => {
      for (const read of [parseJson, parseJsonStrictly]) {
        try {
          read(text);
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidJson);
          expect((error as InvalidJson).offset).toBeLessThanOrEqual(text.length);
        }
      }
    }),
    { numRuns: 1_000 },
  );
});

test('any text is a path that can be read from any document, or fails as Java would', () => {
  fc.assert(
    fc.property(fc.oneof(paths, fc.string({ unit: 'binary' })), values, (path, value) => {
      allowing(() => compileJsonPath(path).read(parseJson(JSON.stringify(value))));
    }),
    { numRuns: 1_000 },
  );
});

test('any text is a pattern that can be looked for in any text, or fails as Java would', () => {
  fc.assert(
    fc.property(fc.oneof(patterns, fc.string({ unit: 'binary' })), subjects, (pattern, subject) => {
      allowing(() => {
        const compiled = compileJavaPattern(pattern);
        compiled.matches(subject);
        for (const [start, end] of compiled.find(subject)) expect(0 <= start && start <= end && end <= subject.length).toBe(true);
      });
    }),
    { numRuns: 1_000 },
  );
});
