/**
 * Records what Velocity 1.7 and Jayway make of the corpus, as fingerprints.
 *   CONFORMANCE_EXTRA=<folder> VELOCITY_ORACLE=<folder of the Java oracle> npx tsx test/mapping/vtl/record-corpus.ts
 */
import { writeFileSync } from 'node:fs';
import { type Oracle, startOracle } from '../fuzz/oracle';
import { corpusTemplates, fingerprint, fingerprintsFile } from './corpus';
import { corpusInputs } from './corpus-input';

const folder = process.env.VELOCITY_ORACLE;
const templates = corpusTemplates();
if (folder === undefined || templates === undefined) throw new Error('VELOCITY_ORACLE and CONFORMANCE_EXTRA must name folders.');

const cases = templates.flatMap(({ name, template }) =>
  Object.entries(corpusInputs).map(([kind, input]) => ({ id: `${name} ${kind}`, template, input })),
);
async function record(oracle: Oracle): Promise<void> {
  const results = await oracle.ask(cases);
  oracle.close();
  const fingerprints = Object.fromEntries(cases.map(({ id }, index) => [id, fingerprint(results[index])]));
  writeFileSync(fingerprintsFile, `${JSON.stringify(fingerprints, undefined, 1)}\n`);
  console.log(`${cases.length} fingerprints recorded`);
}

void record(startOracle(folder));
