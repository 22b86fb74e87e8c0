import { CannedBackend, createGateway, type Gateway, type RecordedCall } from '../../engine';
import { listen } from '../server';
import { backendAnswer } from './backend-answer';
import type { ExecutionCase } from './case';
import { type CaseResult, passedOrFailed, skipped } from './case-result';
import { definitionOf } from './definition-of';
import { LoopbackEndpoint } from './loopback-endpoint';
import { compareExchange, gatewayOptions, requestBody } from './run-execution';
import { sendRequest } from './send-request';

/** Headers that HTTP itself gives a meaning to: a case cannot set them and still be sent. */
const ownedByHttp: readonly string[] = ['transfer-encoding', 'content-length', 'expect', 'upgrade', 'trailer'];

/**
 * Runs an execution case over real connections on loopback: the gateway is served, its HTTP endpoint is a server that answers what the
 * case says. Functions and AWS services are answered for in the process.
 */
export async function runExecutionOverSockets(testCase: ExecutionCase): Promise<CaseResult> {
  const owned = testCase.request.headers.find(([name]) => ownedByHttp.includes(name.toLowerCase()));
  if (owned) return skipped(testCase, `the request sets ${owned[0]}, which a client on a real connection writes itself`);
  const endpoint = await LoopbackEndpoint.start(testCase.backend ?? { type: 'fault', fault: 'refused' });
  const canned = new CannedBackend(backendAnswer(testCase.backend ?? { type: 'fault', fault: 'refused' }));
  const gateway = createGateway(definitionOf(testCase), { ...gatewayOptions(testCase), http: endpoint, lambda: canned, aws: canned });
  try {
    const answer = await throughServer(gateway, testCase);
    const calls: RecordedCall[] = [...endpoint.calls, ...canned.calls];
    return passedOrFailed(testCase, compareExchange(testCase, { ...answer, calls }));
  } finally {
    await gateway.close();
    await endpoint.close();
  }
}

async function throughServer(gateway: Gateway, testCase: ExecutionCase): ReturnType<typeof sendRequest> {
  const stage = testCase.stage?.name ?? 'test';
  let defect: Error | undefined;
  const server = await listen((request) => gateway.handle(request), { stage, onDefect: (error) => (defect = error) });
  try {
    const { method, path, headers } = testCase.request;
    return await sendRequest(server.port, { method, target: `/${stage}${path}`, headers, body: requestBody(testCase) });
  } catch (error) {
    throw defect ?? error;
  } finally {
    await server.close();
  }
}
