import type { Json, JsonObject } from '../../definition';
import type { CaseBackend, ExecutionCase, ExpectedBackendRequest, ExpectedResponse, Fault } from './case';
import type { CaseShape } from './case-shape';
import { isObject } from './compare-json';
import type { FileReferences } from './file-references';

const faults: readonly Fault[] = ['timeout', 'refused', 'reset', 'dns'];
const bodyMembers = ['body', 'bodyJson', 'bodyBase64'];

export function readExecutionCase(json: JsonObject, shape: CaseShape, files: FileReferences): ExecutionCase {
  const expect = shape.object(json, 'expect');
  const expected = shape.within('expect');
  expected.only(expect, ['backendRequest', 'response']);
  if (Object.keys(expect).length === 0 && json['backend'] !== null) {
    throw new Error('`expect` says nothing: name `backendRequest`, `response` or both');
  }
  return {
    kind: 'execution',
    id: shape.string(json, 'id'),
    about: shape.optionalString(json, 'about'),
    api: files.resolve(shape.object(json, 'api')),
    endpointType: shape.optionalString(json, 'endpointType'),
    ...(shape.has(json, 'stage') && { stage: readStage(shape.object(json, 'stage'), shape.within('stage')) }),
    request: readRequest(shape.object(json, 'request'), shape.within('request')),
    ...(shape.has(json, 'backend') && { backend: readBackend(json['backend'], shape) }),
    expect: {
      ...(expected.has(expect, 'backendRequest') && { backendRequest: readBackendRequest(expect, expected) }),
      ...(expected.has(expect, 'response') && { response: readResponse(expect, expected) }),
    },
  };
}

function readStage(stage: JsonObject, shape: CaseShape): ExecutionCase['stage'] {
  const variables = shape.optionalObject(stage, 'variables');
  for (const name of Object.keys(variables)) shape.within('variables').string(variables, name);
  return { name: shape.string(stage, 'name'), variables: variables as Record<string, string> };
}

function readRequest(request: JsonObject, shape: CaseShape): ExecutionCase['request'] {
  return {
    method: shape.string(request, 'method'),
    path: shape.string(request, 'path'),
    headers: shape.headers(request, 'headers'),
    ...shape.body(request),
  };
}

function readBackend(backend: Json, shape: CaseShape): CaseBackend {
  if (backend === null) return null;
  if (!isObject(backend)) return shape.refuse('backend', 'an object or null', backend);
  const inner = shape.within('backend');
  const type = inner.oneOf(backend, 'type', ['http', 'aws', 'lambda', 'fault']);
  if (type === 'fault') return { type, fault: inner.oneOf(backend, 'fault', faults) };
  if (type === 'lambda') {
    if (inner.has(backend, 'error')) return { type, error: inner.object(backend, 'error') };
    if (!inner.has(backend, 'payload')) throw new Error('`backend.payload` or `backend.error` is missing');
    return { type, payload: backend['payload'] };
  }
  const status = backend['status'];
  if (typeof status !== 'number' || !Number.isInteger(status)) return inner.refuse('status', 'a status code', status ?? null);
  return { type, status, headers: inner.headers(backend, 'headers'), ...inner.body(backend) };
}

function readBackendRequest(expect: JsonObject, shape: CaseShape): ExpectedBackendRequest | null {
  if (expect['backendRequest'] === null) return null;
  const request = shape.object(expect, 'backendRequest');
  const inner = shape.within('backendRequest');
  inner.only(request, ['method', 'url', 'headers', ...bodyMembers]);
  inner.optionalObject(request, 'headers');
  inner.optionalString(request, 'bodyBase64');
  return request;
}

function readResponse(expect: JsonObject, shape: CaseShape): ExpectedResponse {
  const response = shape.object(expect, 'response');
  const inner = shape.within('response');
  inner.only(response, ['status', 'headers', ...bodyMembers]);
  inner.optionalObject(response, 'headers');
  inner.optionalString(response, 'bodyBase64');
  return response;
}
