import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { JsonObject } from '../../../lib/definition';
import { placesOf, strangers, withStranger } from './misplaced';
import { use } from './use';

/**
 * Puts a value of every JSON type at every place of the documents of a folder, and makes everything of them that can be made.
 *
 *     npx tsx test/readers/fuzz/run.ts FOLDER [EVERY]
 *
 * EVERY: takes each n-th combination only. Prints what ends otherwise than in a result or one clear error.
 */
const [folder = '', every = '1'] = process.argv.slice(2);
const counts = { read: 0, refused: 0, broken: 0 };
let combination = 0;
for (const name of readdirSync(folder)) {
  const text = readFileSync(path.join(folder, name), 'utf8');
  let document: JsonObject;
  try {
    document = parse(text, { logLevel: 'silent' }) as JsonObject;
  } catch {
    continue;
  }
  if (typeof document !== 'object' || document === null) continue;
  const places = placesOf(document);
  for (let place = 0; place < places; place++) {
    for (const [index, stranger] of strangers.entries()) {
      if (combination++ % Number(every) !== 0) continue;
      const changed = withStranger(document, place, stranger);
      if (typeof changed !== 'object' || changed === null) continue;
      const begun = performance.now();
      try {
        counts[use(changed as JsonObject)]++;
      } catch (error) {
        counts.broken++;
        console.log(`${name}, place ${place}, stranger ${index}: ${(error as Error).stack?.split('\n').slice(0, 4).join(' | ')}`);
      }
      const ms = performance.now() - begun;
      if (ms > 5000) console.log(`${name}, place ${place}, stranger ${index}: took ${Math.round(ms)} ms`);
    }
  }
}
console.log(JSON.stringify(counts));
