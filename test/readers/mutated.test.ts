import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import type { JsonObject } from '../../lib/definition';
import { templateJson } from '../../lib/readers';
import { petsDocument } from '../comparison/pets';
import { mutated, mutatedText, mutations, textMutations } from './fuzz/mutations';
import { use, useText } from './fuzz/use';

/** test/readers/fuzz/mutated/run.ts takes as many as one likes. */
const seed = 7;

/** A document or template that is mutated, and its text: each is refused with one clear error, or all of it works. */
function endsWell(document: JsonObject, text: string, numRuns: number): void {
  fc.assert(
    fc.property(mutations, (changes) => {
      const changed = mutated(document, changes);
      if (changed === null || typeof changed !== 'object' || Array.isArray(changed)) return;
      expect(['read', 'refused']).toContain(use(changed as JsonObject));
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    }),
    { numRuns, seed },
  );
  fc.assert(
    fc.property(textMutations, (changes) => {
      expect(['read', 'refused']).toContain(useText(mutatedText(text, changes)));
    }),
    { numRuns, seed },
  );
}

test('a document whose nodes are deleted, doubled, retyped and swapped, and whose text is cut and garbled, ends well', () => {
  const document = petsDocument();
  endsWell(document, JSON.stringify(document, undefined, 2), 150);
}, 120_000);

const extra = process.env['CONFORMANCE_EXTRA'];

if (extra === undefined) test.skip('the same of documents of the public corpus (CONFORMANCE_EXTRA is not set)', () => {});
else {
  test.each(['openapi', 'cfn'])(
    'the same of documents of the public corpus: %s',
    (folder) => {
      for (const name of readdirSync(path.join(extra, 'corpus', folder))) {
        const file = path.join(extra, 'corpus', folder, name);
        if (statSync(file).size > 10_000) continue;
        const text = readFileSync(file, 'utf8');
        endsWell(templateJson(text), text, 4);
      }
    },
    240_000,
  );
}
