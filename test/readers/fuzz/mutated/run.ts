import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import type { Json, JsonObject } from '../../../../lib/definition';
import { templateJson } from '../../../../lib/readers';
import { mutated, mutatedText, mutations, textMutations } from '../mutations';
import { use, useText } from '../use';

/**
 * Mutates documents and templates of folders (nodes deleted, doubled, retyped, renamed, swapped; texts cut and garbled), and makes
 * everything of them that can be made. Prints what ends otherwise than in a result or one clear error.
 *
 *     npx tsx test/readers/fuzz/mutated/run.ts RUNS SEED FOLDER…
 */
const [runs = '1000', seed = '1', ...folders] = process.argv.slice(2);
const texts = folders
  .flatMap((folder) => readdirSync(folder).map((name) => path.join(folder, name)))
  .filter((file) => statSync(file).size < 40_000)
  .map((file) => [path.basename(file), readFileSync(file, 'utf8')] as const);
const documents = texts.flatMap(([name, text]) => {
  try {
    return [[name, templateJson(text)] as const];
  } catch {
    return [];
  }
});
const counts = { read: 0, refused: 0, broken: 0 };
const seen = new Set<string>();
const cases = fc.oneof(
  fc.record({ of: fc.nat(), changes: mutations }).map(({ of, changes }) => {
    const [name, document] = documents[of % documents.length];
    return { name, changes: JSON.stringify(changes), run: () => usable(mutated(document, changes)) };
  }),
  fc.record({ of: fc.nat(), changes: textMutations }).map(({ of, changes }) => {
    const [name, text] = texts[of % texts.length];
    return { name, changes: JSON.stringify(changes), run: () => useText(mutatedText(text, changes)) };
  }),
);
for (const { name, changes, run } of fc.sample(cases, { numRuns: Number(runs), seed: Number(seed) })) {
  const begun = performance.now();
  try {
    counts[run()]++;
  } catch (error) {
    counts.broken++;
    const stack = (error as Error).stack?.split('\n').slice(0, 5).join(' | ') ?? String(error);
    if (!seen.has(stack)) console.log(`${name} ${changes}: ${stack}`);
    seen.add(stack);
  }
  const ms = performance.now() - begun;
  if (ms > 5000) console.log(`${name} ${changes}: took ${Math.round(ms)} ms`);
}
console.log(JSON.stringify(counts));

function usable(document: Json): 'read' | 'refused' {
  return document !== null && typeof document === 'object' && !Array.isArray(document) ? use(document as JsonObject) : 'refused';
}
