import { median } from '../median';
import { type Load, type Measured, measure } from './load';
import type { Running } from './processes';

/** How one server did beside another: ratios, medians over pairs that were measured in turn. */
export interface Ratios {
  readonly requestsPerSecond: number;
  readonly cpuPerRequest: number;
  readonly p99: number;
  /** Medians of the second server's own figures, for people. */
  readonly reference: Measured;
}

/** Measures both in turn, the other one first every second time. */
export async function pairs(subject: Running, reference: Running, load: Load, count: number, referenceLoad = load): Promise<Ratios> {
  await measure(subject, { ...load, seconds: warmUp });
  await measure(reference, { ...referenceLoad, seconds: warmUp });
  const measured: { subject: Measured; reference: Measured }[] = [];
  for (let index = 0; index < count; index++) {
    if (index % 2 === 0) {
      const first = await measure(subject, load);
      measured.push({ subject: first, reference: await measure(reference, referenceLoad) });
    } else {
      const first = await measure(reference, referenceLoad);
      measured.push({ subject: await measure(subject, load), reference: first });
    }
  }
  const ratio = (of: keyof Measured) => median(measured.map((pair) => pair.subject[of] / pair.reference[of]));
  const own = (of: keyof Measured) => median(measured.map((pair) => pair.reference[of]));
  return {
    requestsPerSecond: ratio('requestsPerSecond'),
    cpuPerRequest: ratio('cpuPerRequest'),
    p99: ratio('p99'),
    reference: {
      requestsPerSecond: own('requestsPerSecond'),
      cpuPerRequest: own('cpuPerRequest'),
      p99: own('p99'),
      requests: own('requests'),
    },
  };
}

/** Seconds in which a server compiles what it runs often. */
const warmUp = 2;
