import { createGateway } from '../../engine';
import { type LocalServer, listen } from '../server';
import type { ExecutionCase } from './case';
import { type CaseResult, skipped } from './case-result';
import { gatewayOptions } from './case-world';
import { definitionOf, stageOf } from './definition-of';
import { LoopbackWorld } from './loopback-world';
import { requestBody } from './run-execution';
import { runSteps } from './run-steps';
import { sendRequest } from './send-request';

/** Headers that HTTP itself gives a meaning to: a case cannot set them and still be sent. */
const ownedByHttp: readonly string[] = ['transfer-encoding', 'content-length', 'expect', 'upgrade', 'trailer'];

/**
 * Runs an execution case over real connections on loopback: the gateway is served, its HTTP endpoint is a server that answers what the
 * case says. Functions and AWS services are answered for in the process.
 */
export async function runExecutionOverSockets(testCase: ExecutionCase): Promise<CaseResult> {
  const owned = testCase.steps.flatMap(({ request }) => request.headers).find(([name]) => ownedByHttp.includes(name.toLowerCase()));
  if (owned) return skipped(testCase, `the request sets ${owned[0]}, which a client on a real connection writes itself`);
  const world = new LoopbackWorld(testCase);
  const definition = definitionOf(testCase);
  const gateway = createGateway(definition, { ...gatewayOptions(testCase), ...world.effects });
  const stage = stageOf(testCase, definition);
  let defect: Error | undefined;
  let server: LocalServer | undefined;
  try {
    server = await listen((request) => gateway.handle(request), { stage, onDefect: (error) => (defect = error) });
    const { port } = server;
    return await runSteps(testCase, world, ({ request }) =>
      sendRequest(port, { ...request, target: `/${stage}${request.path}`, body: requestBody(request) }),
    );
  } catch (error) {
    throw defect ?? error;
  } finally {
    await server?.close();
    await gateway.close();
    await world.close();
  }
}
