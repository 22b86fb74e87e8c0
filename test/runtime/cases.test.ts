import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { streamingHandler } from '../../lib/runtime/lambda';
import type { CaseResult, ExecutionCase } from '../../lib/testing/case-runner';
import { rawHeaders } from '../../lib/testing/case-runner/backend-answer';
import { requestBody } from '../../lib/testing/case-runner/run-execution';
import { runSteps } from '../../lib/testing/case-runner/run-steps';
import { sendRequest } from '../../lib/testing/case-runner/send-request';
import { bufferBody } from '../../lib/testing/messages';
import { casesByFamily, surprises } from '../conformance/case-files';
import { caseEvent, type EventForm, eventForms, resultHeaders } from './case-event';
import { compiledCase } from './compiled-case';
import { HandlerFolders } from './handler-folders';
import { streamedAnswer, streamingRuntime } from './streamed-answer';

const folder = join(__dirname, '..', 'conformance', 'cases');
const families = readdirSync(folder)
  .filter((name) => name.startsWith('execution'))
  .flatMap((file) => casesByFamily(join(folder, file)));
const executionCases = (cases: (typeof families)[number][1]) =>
  cases.filter((testCase): testCase is ExecutionCase => testCase.kind === 'execution');

// A family is one test, with a server for each of its cases.
jest.setTimeout(120_000);

let handlers: HandlerFolders;
beforeAll(() => {
  handlers = new HandlerFolders();
});
afterAll(() => handlers.remove());

async function runInBundle(testCase: ExecutionCase): Promise<CaseResult> {
  const { file, options, world } = compiledCase(testCase, handlers);
  const gateway = handlers.core.openGateway(options, file);
  return runSteps(testCase, world, async ({ request }) => {
    const { method, path: target, headers } = request;
    const answer = await gateway.handle({ method, target, headers: rawHeaders(headers), body: requestBody(request) });
    return { status: answer.status, headers: answer.headers, body: await bufferBody(answer.body) };
  });
}

async function runByEvent(testCase: ExecutionCase, form: EventForm): Promise<CaseResult> {
  const { file, options, world } = compiledCase(testCase, handlers);
  const handler = handlers.core.openHandler(file, options);
  return runSteps(testCase, world, async ({ request }) => {
    const result = await handler(caseEvent(request, form));
    const body = Buffer.from(result.body, result.isBase64Encoded ? 'base64' : 'utf8');
    return { status: result.statusCode, headers: resultHeaders(result), body };
  });
}

describe('execution cases, compiled and bundled', () => {
  test.each(families)('every case of %s behaves as it says', async (_family, cases) => {
    const results = await Promise.all(executionCases(cases).map(runInBundle));
    expect(results.length).toBeGreaterThan(0);
    expect(surprises(results)).toEqual([]);
  });
});

/** Headers that HTTP itself gives a meaning to: a client on a real connection writes them itself. */
const ownedByHttp: readonly string[] = ['transfer-encoding', 'content-length', 'expect', 'upgrade', 'trailer'];

async function runThroughServer(testCase: ExecutionCase): Promise<CaseResult> {
  const { file, options, world } = compiledCase(testCase, handlers);
  const defects: unknown[] = [];
  const server = await handlers.core.startServer(handlers.core.openGateway(options, file), {
    port: 0,
    onDefect: (error) => defects.push(error),
  });
  try {
    const result = await runSteps(testCase, world, ({ request }) =>
      sendRequest(server.port, { ...request, target: request.path, body: requestBody(request) }),
    );
    expect(defects).toEqual([]);
    return result;
  } finally {
    await server.stop(0);
  }
}

describe('execution cases through the server', () => {
  test.each(families)('every case of %s behaves as it says, except for those that no client can send', async (_family, cases) => {
    const sent = executionCases(cases).filter(
      ({ steps }) => !steps.some(({ request }) => request.headers.some(([name]) => ownedByHttp.includes(name.toLowerCase()))),
    );
    const results = await Promise.all(sent.map(runThroughServer));
    expect(surprises(results)).toEqual([]);
  });
});

/** What a form of event cannot carry: the case of header names that no method declares. */
const lostInLowerCase = ['lambda-proxy/event-get-basics', 'aws/sqs-messageattribute'];
const lost: Readonly<Record<EventForm, readonly string[]>> = {
  'REST API': [],
  'format 2.0': lostInLowerCase,
  'load balancer': lostInLowerCase,
  'load balancer with multi-value headers': lostInLowerCase,
};

describe.each(eventForms)('execution cases as Lambda events of the form %s', (form) => {
  test.each(families)('every case of %s behaves as it says, except for those that the form cannot carry', async (_family, cases) => {
    const results = await Promise.all(executionCases(cases).map((testCase) => runByEvent(testCase, form)));
    const failed = results.filter(({ outcome }) => outcome === 'failed').map(({ id }) => id);
    expect(failed.filter((id) => !lost[form].includes(id))).toEqual([]);
    expect(
      executionCases(cases)
        .map(({ id }) => id)
        .filter((id) => lost[form].includes(id) && !failed.includes(id)),
    ).toEqual([]);
  });
});

async function runStreamed(testCase: ExecutionCase): Promise<CaseResult> {
  const { file, options, world } = compiledCase(testCase, handlers);
  const { streaming, heads } = streamingRuntime();
  const handler = streamingHandler(handlers.core.openGateway(options, file), streaming);
  return runSteps(testCase, world, async ({ request }) => {
    const body = await streamedAnswer(handler, caseEvent(request, 'REST API'));
    const head = heads.at(-1);
    const headers = Object.entries(head?.multiValueHeaders ?? {}).flatMap(([name, values]) => values.flatMap((value) => [name, value]));
    return { status: head?.statusCode ?? 0, headers, body };
  });
}

describe('execution cases as Lambda events, answered piece by piece', () => {
  test.each(families)('every case of %s behaves as it says', async (_family, cases) => {
    const results = await Promise.all(executionCases(cases).map(runStreamed));
    expect(surprises(results)).toEqual([]);
  });
});
