/** The comparison itself; `run.ts` compiles and starts it. */
import { type Case, cases } from './cases';
import type { Engine } from './engine';
import { byHand } from './engine-by-hand';
import { type JavaRate, javaRates } from './engine-java';
import { closures, inProcess, source } from './engine-ours';
import { velocityjs } from './engine-velocityjs';
import { parseAlone } from './limit-json-parse';
import { consumed, type Rate, rate, summary } from './measure';

const seconds = Number(process.argv[2] ?? 0.5);
const repetitions = Number(process.argv[3] ?? 7);
const engines: readonly Engine[] = [inProcess, closures, source, byHand, velocityjs];
const measured: readonly Engine[] = [...engines, parseAlone];
const WARM_UP_SECONDS = 1;

function measure(testCase: Case, mode: 'warm' | 'cold'): Map<string, Rate> {
  const runs = measured.map((engine) => ({ engine, render: engine[mode](testCase), rates: [] as number[] }));
  for (const { render } of runs) rate(render, WARM_UP_SECONDS);
  for (let repetition = 0; repetition < repetitions; repetition++) {
    for (const { render, rates } of runs) rates.push(rate(render, seconds));
  }
  return new Map(runs.map(({ engine, rates }) => [engine.name, summary(rates)]));
}

/** All engines have the same to do, and do it: anything else would be no comparison. */
function requireSameText(testCase: Case): void {
  const expected = inProcess.warm(testCase)();
  for (const engine of engines) {
    if (engine.warm(testCase)() !== expected) throw new Error(`${engine.name} renders the ${testCase.id} template in another way.`);
  }
}

function row(cells: readonly string[]): void {
  console.log(cells.map((cell, index) => (index < 2 ? cell.padEnd(8) : cell.padStart(14))).join(' '));
}

function figure(rates: Rate | undefined): string {
  return rates === undefined ? '-' : rates.median.toFixed(0);
}

function ratio(ours: Rate, theirs: Rate | undefined): string {
  return theirs === undefined ? '-' : `${(ours.median / theirs.median).toFixed(2)} x`;
}

function report(testCase: Case, mode: 'warm' | 'cold', java: Rate | undefined): void {
  const rates = measure(testCase, mode);
  const ours = rates.get(inProcess.name)!;
  row([
    testCase.id,
    mode,
    ...measured.map(({ name }) => figure(rates.get(name))),
    figure(java),
    ratio(ours, rates.get(velocityjs.name)),
    ratio(rates.get(parseAlone.name)!, rates.get(velocityjs.name)),
    ratio(ours, java),
  ]);
}

const folder = process.env.VELOCITY_ORACLE;
const java: readonly JavaRate[] = folder === undefined ? [] : javaRates(folder, cases, seconds, repetitions);
console.log('Renders a second (median). The last three columns compare in-process with velocityjs, the limit with velocityjs (reading the');
console.log('body by JSON.parse, and rendering nothing), and in-process with Velocity 1.7 on the JVM.');
row(['case', 'mode', ...measured.map(({ name }) => name), 'velocity-1.7', '/velocityjs', 'limit', '/velocity-1.7']);
cases.forEach(requireSameText);
for (const testCase of cases) {
  for (const mode of ['warm', 'cold'] as const) {
    report(
      testCase,
      mode,
      java.find((rates) => rates.case === testCase.id && rates.mode === mode),
    );
  }
}
if (consumed() === 0) throw new Error('Nothing was rendered.');
