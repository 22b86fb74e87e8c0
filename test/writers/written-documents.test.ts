import fc from 'fast-check';
import { parse } from 'yaml';
import type { JsonObject } from '../../lib/definition';
import { toJsonText, toYamlText, type WriteOpenApiOptions, writeOpenApi } from '../../lib/writers';
import { arbitraryApi } from './arbitrary-api';
import { complaints } from './judges';

const versions = ['3.0', '2.0'] as const;
const renderings = ['deployable', 'portable'] as const;
const runs = { numRuns: 40 };

describe.each(versions)('documents of version %s', (version) => {
  test('are what the official schema wants, in the portable rendering, with the extensions and without', () => {
    fc.assert(
      fc.property(arbitraryApi({ holes: true }), fc.boolean(), (definition, extensions) => {
        const { document } = writeOpenApi(definition, { version, rendering: 'portable', extensions });
        expect(complaints('official', version, document)).toEqual([]);
      }),
      runs,
    );
  });

  test.each(renderings)('are what the schema of the extensions wants, in the %s rendering', (rendering) => {
    fc.assert(
      fc.property(arbitraryApi({ holes: true }), (definition) => {
        const { document } = writeOpenApi(definition, { version, rendering });
        expect(complaints('own', version, document)).toEqual([]);
      }),
      runs,
    );
  });

  test('have no extension where none is wanted', () => {
    fc.assert(
      fc.property(arbitraryApi({ holes: true }), (definition) => {
        const options: WriteOpenApiOptions = { version, rendering: 'portable', extensions: false };
        expect(toJsonText(writeOpenApi(definition, options).document)).not.toMatch(/"x-(?:amazon|cdk)-/);
      }),
      runs,
    );
  });

  test('have the same bytes for the same definition, and are read back from both texts as they were', () => {
    fc.assert(
      fc.property(arbitraryApi({ holes: true }), fc.constantFrom(...renderings), (definition, rendering) => {
        const { document } = writeOpenApi(definition, { version, rendering });
        const text = toJsonText(document);
        expect(toJsonText(writeOpenApi(structuredClone(definition), { version, rendering }).document)).toBe(text);
        expect(toJsonText(JSON.parse(text) as JsonObject)).toBe(text);
        for (const yamlVersion of ['1.1', '1.2'] as const)
          expect(toJsonText(parse(toYamlText(document), { version: yamlVersion, merge: false }) as JsonObject)).toBe(text);
      }),
      runs,
    );
  });
});
