import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type * as core from '../../lib/runtime/handler';
import type { ExecutionCase } from '../../lib/testing/case-runner';
import { rawHeaders } from '../../lib/testing/case-runner/backend-answer';
import { gatewayOptions } from '../../lib/testing/case-runner/case-world';
import { definitionOf } from '../../lib/testing/case-runner/definition-of';
import { requestBody } from '../../lib/testing/case-runner/run-execution';
import { runSteps } from '../../lib/testing/case-runner/run-steps';
import { bufferBody } from '../../lib/testing/messages';
import { writeHandler } from '../../lib/writers/handler';
import { optionalParts } from '../../lib/writers/handler/core-parts';
import { casesByFamily, surprises } from '../conformance/case-files';
import { compiledCase } from './compiled-case';
import { HandlerFolders } from './handler-folders';

jest.setTimeout(120_000);

const folder = path.join(__dirname, '..', 'conformance', 'cases');
const cases = readdirSync(folder)
  .filter((name) => name.startsWith('execution'))
  .flatMap((file) => casesByFamily(path.join(folder, file)))
  .flatMap(([, family]) => family)
  .filter((testCase): testCase is ExecutionCase => testCase.kind === 'execution');

let handlers: HandlerFolders;
let whole: string;
beforeAll(() => {
  handlers = new HandlerFolders();
  whole = path.join(handlers.folder, 'whole');
  mkdirSync(whole);
  for (const file of readdirSync(handlers.folder))
    if (file.endsWith('.js')) copyFileSync(path.join(handlers.folder, file), path.join(whole, file));
});
afterAll(() => handlers.remove());

const cores = new Map<string, typeof core>();

/** A core without those of the optional files that are not named. */
function coreWith(parts: readonly string[]): typeof core {
  const name = parts.join('+') || 'none';
  const known = cores.get(name);
  if (known) return known;
  const own = path.join(handlers.folder, `with ${name}`);
  mkdirSync(own);
  for (const file of readdirSync(whole)) {
    const optional = (optionalParts as readonly string[]).includes(file);
    if (!optional || parts.includes(file)) copyFileSync(path.join(whole, file), path.join(own, file));
  }
  const loaded = createRequire(__filename)(path.join(own, 'index.js')) as typeof core;
  cores.set(name, loaded);
  return loaded;
}

async function run(testCase: ExecutionCase) {
  const { given: _given, ...planned } = gatewayOptions(testCase);
  const { parts } = writeHandler(definitionOf(testCase), { ...planned, allowUnsupported: true });
  const own = coreWith(parts);
  const { file, options, world } = compiledCase(testCase, { core: own, writeApi: (...definition) => handlers.writeApi(...definition) });
  const gateway = own.openGateway(options, file);
  return runSteps(testCase, world, async ({ request }) => {
    const { method, path: target, headers } = request;
    const answer = await gateway.handle({ method, target, headers: rawHeaders(headers), body: requestBody(request) });
    return { status: answer.status, headers: answer.headers, body: await bufferBody(answer.body) };
  });
}

test('every execution case behaves as it says with no more files than its API is said to need', async () => {
  expect(surprises(await Promise.all(cases.map(run)))).toEqual([]);
  // Some need nothing beside the core, and some one file alone.
  expect([...cores.keys()]).toEqual(expect.arrayContaining(['none', 'methods.js']));
});
