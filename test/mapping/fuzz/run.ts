/**
 * Compares freshly generated templates with Apache Velocity 1.7 and Jayway, and makes what differs small.
 *   VELOCITY_ORACLE=<folder of the Java oracle> npx tsx test/mapping/fuzz/run.ts [cases] [seed] [--record <file>]
 * With --record, cases and the oracle's results are written as JSON lines (the recorded corpus beside this file).
 */
import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { type Outcome, outcomes } from '../template-case';
import { acceptedReason, same } from './differences';
import { minimized } from './minimize';
import { askOracle, type OracleCase } from './oracle';
import { templates } from './template-arbitrary';

const BATCH = 5_000;
/** How many differences are made small and shown before the run ends. */
const SHOWN = 10;
const BODY = '{"a": 1, "b": {"c": ["x", 2.50, null, true]}, "s": "text", "d": -1234567890.123456789012}';

const folder = process.env.VELOCITY_ORACLE;
if (folder === undefined) throw new Error('VELOCITY_ORACLE must name the folder of the Java oracle.');
const oracle: string = folder;
const [countText, seedText] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const count = Number(countText ?? 100_000);
const seed = Number(seedText ?? Date.now() % 2 ** 31);
const recordAt = process.argv.indexOf('--record');

function ours({ template, input }: OracleCase): Outcome {
  const { closures, source } = outcomes(template, input);
  if (!same(closures, source))
    throw new Error(`Closures and source differ for ${JSON.stringify(template)}: ${JSON.stringify({ closures, source })}`);
  return closures;
}

function differs(template: string, expected: Outcome): boolean {
  const actual = ours(caseOf(template));
  return !same(actual, expected) && acceptedReason(template, expected, actual) === undefined;
}

function caseOf(template: string): OracleCase {
  return { template, input: { body: BODY } };
}

const reasons = new Map<string, number>();
const recorded: string[] = [];
let differing = 0;
for (let done = 0; done < count && differing < SHOWN; done += BATCH) {
  const batch = fc.sample(templates, { numRuns: Math.min(BATCH, count - done), seed: seed + done });
  const results = askOracle(oracle, batch.map(caseOf));
  for (const [index, template] of batch.entries()) {
    const expected = results[index];
    if (recordAt > 0) recorded.push(JSON.stringify({ template, input: { body: BODY }, expect: expected }));
    const actual = ours(caseOf(template));
    if (same(actual, expected)) continue;
    const reason = acceptedReason(template, expected, actual);
    if (reason !== undefined) {
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
      continue;
    }
    differing++;
    const smallest = minimized(template, (candidates) =>
      askOracle(oracle, candidates.map(caseOf)).map((result, at) => differs(candidates[at], result)),
    );
    console.log(
      `${JSON.stringify(smallest)}\n  oracle ${JSON.stringify(askOracle(oracle, [caseOf(smallest)])[0])}\n  ours   ${JSON.stringify(ours(caseOf(smallest)))}`,
    );
    if (differing >= SHOWN) break;
  }
  console.error(`${Math.min(done + BATCH, count)} cases, ${differing} differences (seed ${seed})`);
}
for (const [reason, times] of reasons) console.log(`${times} accepted: ${reason}`);
if (recordAt > 0) writeFileSync(process.argv[recordAt + 1], `${recorded.join('\n')}\n`);
console.log(`${count} cases, ${differing} differences, seed ${seed}`);
process.exitCode = differing === 0 ? 0 : 1;
