/**
 * Compares freshly generated templates with Apache Velocity 1.7 and Jayway, and makes what differs small.
 *   VELOCITY_ORACLE=<folder of the Java oracle> npx tsx test/mapping/fuzz/run.ts [cases] [seed] [--mutants] [--record <file>]
 * With --mutants, all templates are those of the conformance cases, damaged in a few words: most of them do not parse.
 * With --record, cases and the oracle's results are written as JSON lines (the recorded corpus beside this file).
 */
import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { type Outcome, outcomes } from '../template-case';
import { ADDRESSES, sameButAddresses } from './addresses';
import { acceptedReason, same } from './differences';
import { minimized } from './minimize';
import { mutatedCases } from './mutated-arbitrary';
import { type Oracle, type OracleCase, startOracle } from './oracle';
import { templateCases } from './template-arbitrary';

const BATCH = 5_000;
/** How many differences are made small and shown before the run ends. */
const SHOWN = 10;

const folder = process.env.VELOCITY_ORACLE;
if (folder === undefined) throw new Error('VELOCITY_ORACLE must name the folder of the Java oracle.');
const [countText, seedText] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const count = Number(countText ?? 100_000);
const seed = Number(seedText ?? Date.now() % 2 ** 31);
const recordAt = process.argv.indexOf('--record');
const generated = process.argv.includes('--mutants') ? mutatedCases : templateCases;

function ours({ template, input }: OracleCase): Outcome {
  const { closures, source } = outcomes(template, input);
  if (!same(closures, source))
    throw new Error(`Closures and source differ for ${JSON.stringify(template)}: ${JSON.stringify({ closures, source })}`);
  return closures;
}

/** Why a difference stands: an accepted one, or one that the oracle has from itself. */
async function reasonFor(oracle: Oracle, given: OracleCase, expected: Outcome, actual: Outcome): Promise<string | undefined> {
  const reason = acceptedReason(given.template, expected, actual);
  if (reason !== undefined || 'error' in expected) return reason;
  const [again] = await oracle.ask([given]);
  return sameButAddresses(expected, again, actual) ? ADDRESSES : undefined;
}

const shown = (given: OracleCase, expected: Outcome): string =>
  `${JSON.stringify(given)}\n  oracle ${JSON.stringify(expected)}\n  ours   ${JSON.stringify(ours(given))}`;

async function smallest({ template, input }: OracleCase, oracle: Oracle): Promise<OracleCase> {
  const caseOf = (candidate: string): OracleCase => ({ template: candidate, ...(input && { input }) });
  const differ = async (candidates: readonly string[]): Promise<boolean[]> => {
    const results = await oracle.ask(candidates.map(caseOf));
    const verdicts: boolean[] = [];
    for (const [at, expected] of results.entries()) {
      const actual = ours(caseOf(candidates[at]));
      verdicts.push(!same(actual, expected) && (await reasonFor(oracle, caseOf(candidates[at]), expected, actual)) === undefined);
    }
    return verdicts;
  };
  return caseOf(await minimized(template, differ));
}

async function compare(oracle: Oracle): Promise<number> {
  const reasons = new Map<string, number>();
  const recorded: string[] = [];
  let differing = 0;
  for (let done = 0; done < count && differing < SHOWN; done += BATCH) {
    const batch = fc.sample(generated, { numRuns: Math.min(BATCH, count - done), seed: seed + done });
    const results = await oracle.ask(batch);
    for (const [index, given] of batch.entries()) {
      const expected = results[index];
      const actual = ours(given);
      const reason = same(actual, expected) ? undefined : await reasonFor(oracle, given, expected, actual);
      // What the oracle says otherwise the next time is nothing to hold on to.
      if (recordAt > 0 && reason !== ADDRESSES) recorded.push(JSON.stringify({ ...given, expect: expected }));
      if (same(actual, expected)) continue;
      if (reason !== undefined) {
        reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
        continue;
      }
      // At once, since making it small takes its time, and can lose what only a template before it explains.
      console.log(`differs: ${shown(given, expected)}`);
      const small = await smallest(given, oracle);
      console.log(`smallest: ${shown(small, (await oracle.ask([small]))[0])}`);
      if (++differing >= SHOWN) break;
    }
    console.error(`${Math.min(done + BATCH, count)} cases, ${differing} differences (seed ${seed})`);
  }
  for (const [reason, times] of reasons) console.log(`${times} accepted: ${reason}`);
  if (recordAt > 0) writeFileSync(process.argv[recordAt + 1], `${recorded.join('\n')}\n`);
  console.log(`${count} cases, ${differing} differences, seed ${seed}`);
  return differing;
}

async function main(javaFolder: string): Promise<void> {
  const oracle = startOracle(javaFolder);
  process.exitCode = (await compare(oracle)) === 0 ? 0 : 1;
  oracle.close();
}

void main(folder);
