import { createGateway } from '../../engine';
import { bufferBody } from '../messages';
import { bodyBytes, rawHeaders } from './backend-answer';
import type { CaseRequest, ExecutionCase } from './case';
import type { CaseResult } from './case-result';
import { CaseWorld, gatewayOptions } from './case-world';
import { definitionOf } from './definition-of';
import { runSteps } from './run-steps';

/** Runs an execution case in the process, with endpoints that answer what the case says. */
export async function runExecution(testCase: ExecutionCase): Promise<CaseResult> {
  const world = new CaseWorld(testCase);
  const gateway = createGateway(definitionOf(testCase), { ...gatewayOptions(testCase), ...world.effects });
  try {
    return await runSteps(testCase, world, async ({ request }) => {
      const { method, path: target, headers } = request;
      const answer = await gateway.handle({ method, target, headers: rawHeaders(headers), body: requestBody(request) });
      return { status: answer.status, headers: answer.headers, body: await bufferBody(answer.body) };
    });
  } finally {
    await gateway.close();
  }
}

/** The body of a request; undefined where it has none. */
export function requestBody(request: CaseRequest): Uint8Array | undefined {
  return request.body === undefined && request.bodyBase64 === undefined ? undefined : bodyBytes(request);
}
