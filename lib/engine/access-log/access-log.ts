import type { SubstitutionPiece } from '../../plan';
import type { Call } from '../call';
import { contextText } from '../context-tree';
import { EndpointStream } from '../effects/network/endpoint-stream';
import type { GatewayMessage } from '../message';
import { authorizationValue } from './authorization-value';

/** Takes one line of the access log, without its line end. */
export type WriteAccessLog = (line: string) => void;

/** Writes down a call and its answer; an answer that is a stream, when it has ended. */
export type AccessLog = (call: Call, message: GatewayMessage) => void;

/** What the service's console proposes for a stage. */
const usual: readonly SubstitutionPiece[] = [
  ...piece('{ "requestId":"', 'requestId'),
  ...piece('", "ip":"', 'identity.sourceIp'),
  ...piece('", "requestTime":"', 'requestTime'),
  ...piece('", "httpMethod":"', 'httpMethod'),
  ...piece('", "resourcePath":"', 'resourcePath'),
  ...piece('", "status":"', 'status'),
  ...piece('", "protocol":"', 'protocol'),
  ...piece('", "responseLength":"', 'responseLength'),
  '" }',
];

/** The access log of a stage in its format, or in the usual one. */
export function compileAccessLog(format: readonly SubstitutionPiece[] | undefined, write: WriteAccessLog): AccessLog {
  const pieces = format ?? usual;
  const log = (call: Call, message: GatewayMessage, length: number | undefined): void => {
    let line = '';
    for (const part of pieces) {
      if (typeof part === 'string') line += part;
      else if ('stageVariable' in part) line += call.api.stageVariables.get(part.stageVariable) ?? '-';
      else line += variable(part.context, call, message, length);
    }
    write(line);
  };
  return (call, message) => {
    const { body } = message;
    if (body === undefined || body instanceof Uint8Array) log(call, message, body?.length ?? 0);
    else body.once('close', () => log(call, message, body instanceof EndpointStream ? body.length : undefined));
  };
}

function piece(text: string, context: string): SubstitutionPiece[] {
  return [text, { context }];
}

/** A variable as it may stand in a line of text or in a JSON string: what clients send breaks out of neither. A dash where there is none. */
function variable(path: string, call: Call, message: GatewayMessage, length: number | undefined): string {
  if (path === 'error.messageString') return call.failure ? JSON.stringify(call.failure.message) : '-';
  const value = variableValue(path, call, message, length);
  return value === undefined || value === '' ? '-' : JSON.stringify(String(value)).slice(1, -1);
}

function variableValue(path: string, call: Call, { status }: GatewayMessage, length: number | undefined): string | number | undefined {
  const { failure, endpoint } = call;
  switch (path) {
    case 'status':
      return status;
    case 'responseLength':
      return length;
    case 'responseLatency':
      return call.api.effects.clock.now() - call.startedAt;
    case 'integrationLatency':
    case 'integration.latency':
      return endpoint?.milliseconds;
    case 'integrationStatus':
    case 'integration.integrationStatus':
    case 'integration.status':
      return endpoint?.status;
    case 'integrationErrorMessage':
    case 'integration.error':
      return failure?.stage === 'integration' ? failure.reason : undefined;
    case 'integration.requestId':
      return endpoint?.requestId;
    case 'error.message':
      return failure?.message ?? undefined;
    case 'error.responseType':
      return failure?.type;
    case 'error.validationErrorString':
      return failure?.stage === 'methodRequest' ? failure.reason : undefined;
    default:
      return contextText(call.context, path) ?? authorizationValue(path, call, status);
  }
}
