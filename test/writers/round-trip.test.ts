import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { readOpenApi, UnreadableDocument } from '../../lib/readers';
import { toJsonText, toYamlText, writeOpenApi } from '../../lib/writers';
import { arbitraryApi } from './arbitrary-api';
import { complaints } from './judges';
import { said } from './said';

describe.each(['3.0', '2.0'] as const)('a definition that is written to version %s and read again', (version) => {
  test.each([
    ['JSON', toJsonText],
    ['YAML', toYamlText],
  ])('says the same, by way of %s', (_, toText) => {
    fc.assert(
      fc.property(arbitraryApi({ holes: true }), (definition) => {
        const { document } = writeOpenApi(definition, { version, rendering: 'deployable' });
        const { definition: again } = readOpenApi(toText(document));
        expect(said(again, version)).toEqual(said(definition, version));
      }),
      { numRuns: 30 },
    );
  });
});

const extra = process.env['CONFORMANCE_EXTRA'];

if (extra === undefined)
  test.skip('documents of the public corpus say the same when they are read, written and read again (CONFORMANCE_EXTRA is not set)', () => {});
else {
  const folder = path.join(extra, 'corpus', 'openapi');
  test.each(readdirSync(folder).filter((file) => isOpenApi(path.join(folder, file))))(
    '%s says the same when it is read, written and read again',
    (file) => {
      const source = readFileSync(path.join(folder, file), 'utf8');
      const version = /^\s*"?swagger"?\s*:/m.test(source) ? '2.0' : '3.0';
      const { definition } = readOpenApi(source);
      const { document } = writeOpenApi(definition, { version, rendering: 'deployable' });
      const { definition: again } = readOpenApi(toJsonText(document));
      expect(said(again, version)).toEqual(said(definition, version));
      for (const target of ['3.0', '2.0'] as const) {
        expect(complaints('official', target, writeOpenApi(definition, { version: target, rendering: 'portable' }).document)).toEqual([]);
      }
    },
  );
}

/** Some files of the corpus are fragments of documents. */
function isOpenApi(file: string): boolean {
  try {
    return readOpenApi(readFileSync(file, 'utf8')) !== undefined;
  } catch (error) {
    if (error instanceof UnreadableDocument) return false;
    throw error;
  }
}
