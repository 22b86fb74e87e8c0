/**
 * Records which of the malformed templates Apache Velocity 1.7 parses.
 *   VELOCITY_ORACLE=<folder of the Java oracle> npx tsx test/mapping/fuzz/record-verdicts.ts
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { malformedTemplates } from './malformed-templates';
import { startOracle } from './oracle';
import { packed } from './verdicts';

const folder = process.env.VELOCITY_ORACLE;
if (folder === undefined) throw new Error('VELOCITY_ORACLE must name the folder of the Java oracle.');

async function record(javaFolder: string): Promise<void> {
  const oracle = startOracle(javaFolder);
  const lines: string[] = [];
  for (const [beginning, templates] of malformedTemplates) {
    const results = await oracle.ask(templates.map((template) => ({ template })));
    lines.push(JSON.stringify({ beginning, parses: packed(results.map((result) => !('error' in result) || result.error !== 'parse')) }));
  }
  oracle.close();
  writeFileSync(join(__dirname, 'recorded-verdicts.jsonl'), `${lines.join('\n')}\n`);
}

void record(folder);
