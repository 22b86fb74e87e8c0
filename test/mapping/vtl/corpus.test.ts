import { readFileSync } from 'node:fs';
import { outcomes } from '../template-case';
import { corpusTemplates, fingerprint, fingerprintsFile } from './corpus';
import { corpusInputs } from './corpus-input';

const recorded = JSON.parse(readFileSync(fingerprintsFile, 'utf8')) as Record<string, string>;
const templates = corpusTemplates();

describe("Other people's templates", () => {
  if (templates === undefined) {
    test.skip('need CONFORMANCE_EXTRA to name the folder that holds them', () => {});
    return;
  }
  test.each(templates)('$name prints what Velocity and Jayway printed, to the byte', ({ name, template }) => {
    for (const [kind, input] of Object.entries(corpusInputs)) {
      const { closures, source } = outcomes(template, input);
      expect([kind, fingerprint(closures), fingerprint(source)]).toEqual([kind, recorded[`${name} ${kind}`], recorded[`${name} ${kind}`]]);
    }
  });
});
