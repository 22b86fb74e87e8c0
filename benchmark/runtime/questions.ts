import { join } from 'node:path';
import { manyRoutesApi, mappingApi, mockApi, proxyApi } from './apis';
import type { Backend } from './backend';
import type { Handlers } from './handlers';
import { memoryGrowth } from './memory';
import { mockAnswer } from './mock-answer';
import { pairs, type Ratios } from './pairs';
import { type Program, Running } from './processes';
import { rivals } from './rivals';
import { starts } from './starts';
import { type Row, times } from './table';

export interface Setting {
  readonly backend: Backend;
  readonly handlers: Handlers;
  readonly quick: boolean;
  readonly rounds: number;
  /** Of one measurement. */
  readonly seconds: number;
  readonly serverCore: number;
  readonly loadCore: number;
}

export type Question = (setting: Setting) => Promise<readonly Row[]>;

const script = (name: string) => join(__dirname, 'load', name);

export const questions: Readonly<Record<string, Question>> = {
  proxy: async (setting) => {
    const subject = setting.handlers.program('handler proxy', proxyApi(setting.backend.url));
    const ratios = await compared(setting, subject, bareProxy(setting), '/pets/1?type=dog');
    return [
      least('HTTP_PROXY, requests per second', 'bare proxy', ratios.requestsPerSecond, 0.95),
      most(`HTTP_PROXY, processor time per request`, `bare proxy (${own(ratios)})`, ratios.cpuPerRequest, 1.1),
      most('HTTP_PROXY, p99 latency', `bare proxy (${ratios.reference.p99.toFixed(2)} ms)`, ratios.p99, 1.1),
    ];
  },
  mapping: async (setting) => {
    const subject = setting.handlers.program('handler mapping', mappingApi(setting.backend.url));
    const ratios = await compared(setting, subject, reference('bare-mapping', { BACKEND: setting.backend.url }), '/order', 'order.lua');
    return [
      least('HTTP custom with templates, requests per second', 'the same mapping by hand', ratios.requestsPerSecond, 0.8),
      reported('HTTP custom with templates, processor time per request', `the same mapping by hand (${own(ratios)})`, ratios.cpuPerRequest),
    ];
  },
  mock: async (setting) => {
    const subject = setting.handlers.program('handler mock', mockApi());
    const bare = reference('bare-json', { ANSWER: JSON.stringify(await mockAnswer()) });
    const ratios = await compared(setting, subject, bare, '/mock');
    return [
      least('MOCK with templates, requests per second', 'node:http, same bytes', ratios.requestsPerSecond, 0.9),
      reported('MOCK with templates, processor time per request', `node:http, same bytes (${own(ratios)})`, ratios.cpuPerRequest),
    ];
  },
  routes: async (setting) => {
    const many = setting.handlers.program('handler 1000 routes', manyRoutesApi(setting.backend.url, 1000));
    const few = setting.handlers.program('handler 10 routes', manyRoutesApi(setting.backend.url, 10));
    const ratios = await compared(setting, many, few, '/part0/1', 'routes-1000.lua', 'routes-10.lua');
    return [
      least('API of 1,000 routes, requests per second', 'of 10 routes', ratios.requestsPerSecond, 0.97),
      reported('API of 1,000 routes, processor time per request', `of 10 routes (${own(ratios)})`, ratios.cpuPerRequest),
    ];
  },
  memory: async (setting) => {
    const [few, many] = setting.quick ? [10_000, 200_000] : [10_000, 1_000_000];
    const subject = setting.handlers.program('handler memory', proxyApi(setting.backend.url));
    const { before, after } = await memoryGrowth(setting, subject, few, many);
    const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;
    return [
      most(
        `memory after ${many.toLocaleString('en')} requests (${megabytes(after)})`,
        `after 10,000 (${megabytes(before)})`,
        after / before,
        1.1,
      ),
    ];
  },
  start: starts,
  cluster: async (setting) => {
    const definition = proxyApi(setting.backend.url);
    const two = setting.handlers.program('handler of two processes', definition, ['--cluster', '2']);
    const one = setting.handlers.program('handler of one process', definition);
    const ratios = await compared({ ...setting, serverCore: undefined }, two, one, '/pets/1');
    return [
      reported('two processes (--cluster 2), requests per second', 'one, no pinning', ratios.requestsPerSecond),
      reported('two processes (--cluster 2), processor time per request', 'one, no pinning', ratios.cpuPerRequest),
    ];
  },
  rivals,
};

/** The reference of everything that passes requests on. */
export function bareProxy({ backend }: Setting): Program {
  return reference('bare-proxy', { BACKEND: backend.url });
}

function reference(name: string, env: Readonly<Record<string, string>>): Program {
  return { name, command: [process.execPath, join(__dirname, 'references', `${name}.mjs`)], env };
}

type Pinning = Omit<Setting, 'serverCore'> & { readonly serverCore: number | undefined };

export async function compared(
  { serverCore, loadCore, seconds, rounds }: Pinning,
  subject: Program,
  other: Program,
  path: string,
  lua?: string,
  otherLua = lua,
): Promise<Ratios> {
  const one = await Running.start(subject, serverCore);
  try {
    const two = await Running.start(other, serverCore);
    try {
      const load = (program: Program, name: string | undefined) => ({
        path: program.path ?? path,
        connections: 32,
        seconds,
        core: loadCore,
        ...(name !== undefined && { script: script(name) }),
      });
      return await pairs(one, two, load(subject, lua), rounds, load(other, otherLua));
    } finally {
      two.stop();
    }
  } finally {
    one.stop();
  }
}

function own({ reference: { cpuPerRequest, requestsPerSecond } }: Ratios): string {
  return `${cpuPerRequest.toFixed(0)} µs, ${requestsPerSecond.toFixed(0)}/s`;
}

export function least(what: string, against: string, ratio: number, target: number): Row {
  return { what, against, target: `≥ ${target} ×`, measured: times(ratio), reached: ratio >= target };
}

export function most(what: string, against: string, ratio: number, target: number): Row {
  return { what, against, target: `≤ ${target} ×`, measured: times(ratio), reached: ratio <= target };
}

export function reported(what: string, against: string, ratio: number): Row {
  return { what, against, target: 'reported', measured: times(ratio) };
}
