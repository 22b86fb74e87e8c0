/**
 * Compares freshly generated JSON texts, JSONPaths, regular expressions and calculations with json-smart, Jayway, Java and
 * Velocity, and makes what differs small.
 *   VELOCITY_ORACLE=<folder of the Java oracle> npx tsx test/mapping/fuzz-json/run.ts [cases] [seed] [--kind <kind>] [--record <file>]
 * Kinds are json, jsonpath, regex and numbers; without one, all of them, `cases` each. With --record the cases and the
 * oracle's results are written as JSON lines (the recorded corpus beside this file).
 */
import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { same } from '../fuzz/differences';
import { type Oracle, type OracleCase, startOracle } from '../fuzz/oracle';
import { type Outcome, outcomes } from '../template-case';
import { type CaseKind, caseKinds } from './case-kinds';
import { acceptedReason } from './differences';

const BATCH = 5_000;
/** How many differences are made small and shown before a kind's run ends. */
const SHOWN = 5;
/** Rounds of making a case smaller. */
const SHRINKING = 12;

const folder = process.env.VELOCITY_ORACLE;
if (folder === undefined) throw new Error('VELOCITY_ORACLE must name the folder of the Java oracle.');
const options = process.argv.slice(2);
const [countText, seedText] = options.filter((option, index) => !option.startsWith('--') && !options[index - 1]?.startsWith('--'));
const count = Number(countText ?? 25_000);
const seed = Number(seedText ?? Date.now() % 2 ** 31);
const wanted = optionValue('--kind');
const recordFile = optionValue('--record');

function optionValue(name: string): string | undefined {
  const at = options.indexOf(name);
  return at < 0 ? undefined : options[at + 1];
}

/** Jayway remembers paths, and some change with use: blanks at the end make every one a new one, which it trims. */
function fresh(given: OracleCase, index: number): OracleCase {
  const path = given.input?.stageVariables?.path;
  if (path === undefined || path === '') return given;
  return { ...given, input: { ...given.input, stageVariables: { ...given.input!.stageVariables, path: path + ' '.repeat(index % 997) } } };
}

async function asked(oracle: Oracle, cases: readonly OracleCase[]): Promise<Outcome[]> {
  return oracle.ask(cases.map(fresh));
}

function ours({ template, input }: OracleCase): Outcome {
  return outcomes(template, input).closures;
}

function differs(given: OracleCase, expected: Outcome): boolean {
  const actual = ours(given);
  return !same(actual, expected) && acceptedReason(given, expected, actual) === undefined;
}

const shown = (given: OracleCase, expected: Outcome): string =>
  `${JSON.stringify(given)}\n  oracle ${JSON.stringify(expected)}\n  ours   ${JSON.stringify(ours(given))}`;

/** Drops characters of the input's texts as long as the rest still differs. */
async function minimized(oracle: Oracle, given: OracleCase): Promise<OracleCase> {
  let smallest = given;
  for (let round = 0; round < SHRINKING; round++) {
    const candidates = smallerCases(smallest);
    if (candidates.length === 0) return smallest;
    const results = await asked(oracle, candidates);
    const found = candidates.find((candidate, index) => differs(candidate, results[index]));
    if (found === undefined) return smallest;
    smallest = found;
  }
  return smallest;
}

function smallerCases({ template, input }: OracleCase): OracleCase[] {
  const texts = { body: input?.body ?? '', ...input?.stageVariables };
  const candidates: OracleCase[] = [];
  for (const [name, text] of Object.entries(texts)) {
    for (const size of [16, 8, 4, 2, 1]) {
      const characters = [...text];
      for (let at = 0; at + size <= characters.length; at += size) {
        const { body, ...stageVariables } = { ...texts, [name]: [...characters.slice(0, at), ...characters.slice(at + size)].join('') };
        candidates.push({ template, input: { body, stageVariables } });
      }
    }
  }
  return candidates;
}

async function runKind(oracle: Oracle, kind: CaseKind, recorded: string[]): Promise<number> {
  const reasons = new Map<string, number>();
  let differing = 0;
  let errors = 0;
  for (let done = 0; done < count && differing < SHOWN; done += BATCH) {
    const batch = fc.sample(caseKinds[kind], { numRuns: Math.min(BATCH, count - done), seed: seed + done });
    const results = await asked(oracle, batch);
    for (const [index, given] of batch.entries()) {
      const expected = results[index];
      if ('error' in expected) errors++;
      if (recordFile !== undefined) recorded.push(JSON.stringify({ ...given, expect: expected }));
      const actual = ours(given);
      if (same(actual, expected)) continue;
      const reason = acceptedReason(given, expected, actual);
      if (reason !== undefined) {
        reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
      } else if (differing++ < SHOWN) {
        console.log(`differs: ${shown(given, expected)}`);
        const small = await minimized(oracle, given);
        console.log(`smallest: ${shown(small, (await asked(oracle, [small]))[0])}`);
      }
    }
  }
  for (const [reason, times] of reasons) console.log(`${times} accepted: ${reason}`);
  console.log(`${kind}: ${count} cases (${errors} of them errors), ${differing} differences, seed ${seed}`);
  return differing;
}

async function main(javaFolder: string): Promise<void> {
  const oracle = startOracle(javaFolder);
  const recorded: string[] = [];
  let differing = 0;
  for (const kind of Object.keys(caseKinds) as CaseKind[]) {
    if (wanted === undefined || wanted === kind) differing += await runKind(oracle, kind, recorded);
  }
  if (recordFile !== undefined) writeFileSync(recordFile, `${recorded.join('\n')}\n`);
  process.exitCode = differing === 0 ? 0 : 1;
  oracle.close();
}

void main(folder);
