import { isObject, type Json, type JsonObject, type MethodSetting } from '../../definition';
import type { AuthorizerContext, IamCaller, UserPoolKeys } from '../../engine';
import type {
  AuthorizerAnswer,
  CaseBackend,
  CaseGiven,
  CaseRequest,
  ExecutionCase,
  ExecutionStep,
  ExpectedBackendRequest,
  ExpectedResponse,
  Fault,
} from './case';
import type { CaseShape } from './case-shape';
import { isList } from './compare-json';
import type { FileReferences } from './file-references';

const faults: readonly Fault[] = ['timeout', 'refused', 'reset', 'dns'];
const bodyMembers = ['body', 'bodyJson', 'bodyBase64'];

const stepMembers = ['advance', 'times', 'request', 'backend', 'authorizer', 'expect', 'about'];

/** One request stands in the case itself; several stand in `steps`. */
export function readExecutionCase(json: JsonObject, shape: CaseShape, files: FileReferences): ExecutionCase {
  return {
    kind: 'execution',
    id: shape.string(json, 'id'),
    about: shape.optionalString(json, 'about'),
    api: readApi(json, shape, files),
    endpointType: shape.optionalString(json, 'endpointType'),
    ...(shape.has(json, 'stage') && { stage: readStage(shape.object(json, 'stage'), shape.within('stage')) }),
    given: readGiven(shape.optionalObject(json, 'given'), shape.within('given')),
    steps: readSteps(json, shape),
  };
}

function readApi(json: JsonObject, shape: CaseShape, files: FileReferences): ExecutionCase['api'] {
  if (!shape.has(json, 'template')) return { document: files.resolve(shape.object(json, 'api')) };
  if (shape.has(json, 'api')) throw new Error('`api` and `template` exclude each other');
  return { template: files.resolve(shape.object(json, 'template')) };
}

function readSteps(json: JsonObject, shape: CaseShape): readonly ExecutionStep[] {
  if (!shape.has(json, 'steps')) return [readStep(json, shape)];
  if (shape.has(json, 'request')) throw new Error('`request` and `steps` exclude each other');
  const steps = json['steps'];
  if (!Array.isArray(steps) || steps.length === 0) return shape.refuse('steps', 'a list of steps', steps);
  return steps.map((step: Json, index) => {
    const inner = shape.within(`steps[${index}]`);
    if (!isObject(step)) return shape.refuse(`steps[${index}]`, 'an object', step);
    inner.only(step, stepMembers);
    return readStep(step, inner);
  });
}

function readStep(json: JsonObject, shape: CaseShape): ExecutionStep {
  const expect = shape.object(json, 'expect');
  const expected = shape.within('expect');
  expected.only(expect, ['authorizer', 'backendRequest', 'response']);
  if (Object.keys(expect).length === 0 && json['backend'] !== null) {
    throw new Error('`expect` says nothing: name `authorizer`, `backendRequest` or `response`');
  }
  return {
    advance: shape.optionalNumber(json, 'advance', 0),
    times: shape.optionalNumber(json, 'times', 1),
    request: readRequest(shape.object(json, 'request'), shape.within('request')),
    ...(shape.has(json, 'backend') && { backend: readBackend(json['backend'], shape) }),
    ...(shape.has(json, 'authorizer') && { authorizer: readAuthorizerAnswer(json['authorizer'], 'authorizer', shape) }),
    expect: {
      ...(expected.has(expect, 'authorizer') && { authorizer: expect['authorizer'] }),
      ...(expected.has(expect, 'backendRequest') && { backendRequest: readBackendRequest(expect, expected) }),
      ...(expected.has(expect, 'response') && { response: readResponse(expect, expected) }),
    },
  };
}

function readGiven(given: JsonObject, shape: CaseShape): CaseGiven {
  shape.only(given, ['clock', 'apiKeys', 'identity', 'authorizer', 'authorizers', 'userPools', 'callers', 'mayInvalidateCache']);
  const identity = shape.optionalObject(given, 'identity');
  for (const name of Object.keys(identity)) shape.within('identity').string(identity, name);
  return {
    ...(shape.has(given, 'clock') && { clock: shape.instant(given, 'clock') }),
    ...(shape.has(given, 'apiKeys') && { apiKeys: shape.strings(given, 'apiKeys') }),
    ...(shape.has(given, 'mayInvalidateCache') && { mayInvalidateCache: shape.boolean(given, 'mayInvalidateCache') }),
    ...(shape.has(given, 'identity') && { identity: identity as Record<string, string> }),
    ...(shape.has(given, 'authorizers') && {
      authorizers: readAuthorizers(shape.object(given, 'authorizers'), shape.within('authorizers')),
    }),
    ...(shape.has(given, 'userPools') && { userPools: readUserPools(shape.object(given, 'userPools'), shape.within('userPools')) }),
    ...(shape.has(given, 'callers') && { callers: readCallers(given['callers'], shape) }),
    ...(shape.has(given, 'authorizer') && { authorizer: shape.object(given, 'authorizer') as AuthorizerContext }),
  };
}

function readAuthorizers(authorizers: JsonObject, shape: CaseShape): Readonly<Record<string, AuthorizerAnswer>> {
  return Object.fromEntries(Object.entries(authorizers).map(([name, answer]) => [name, readAuthorizerAnswer(answer, name, shape)]));
}

function readAuthorizerAnswer(answer: Json, name: string, shape: CaseShape): AuthorizerAnswer {
  const read = readBackend(answer, shape, name);
  return read?.type === 'lambda' || read?.type === 'fault' ? read : shape.refuse(name, 'what a function returns', answer);
}

function readUserPools(pools: JsonObject, shape: CaseShape): Readonly<Record<string, UserPoolKeys>> {
  for (const [name, pool] of Object.entries(pools)) {
    if (!isObject(pool) || !Array.isArray(pool['keys'])) return shape.refuse(name, 'an object with `keys`', pool);
  }
  return pools as unknown as Readonly<Record<string, UserPoolKeys>>;
}

function readCallers(callers: Json, shape: CaseShape): readonly IamCaller[] {
  if (!isList(callers)) return shape.refuse('callers', 'a list of callers', callers);
  for (const [index, caller] of callers.entries()) {
    const inner = shape.within(`callers[${index}]`);
    if (!isObject(caller)) return shape.refuse(`callers[${index}]`, 'an object', caller);
    for (const name of ['accessKeyId', 'secretAccessKey']) inner.string(caller, name);
  }
  return callers as unknown as readonly IamCaller[];
}

function readStage(stage: JsonObject, shape: CaseShape): ExecutionCase['stage'] {
  const variables = shape.optionalObject(stage, 'variables');
  for (const name of Object.keys(variables)) shape.within('variables').string(variables, name);
  shape.only(stage, ['name', 'variables', 'methodSettings']);
  return {
    ...(shape.has(stage, 'name') && { name: shape.string(stage, 'name') }),
    variables: variables as Record<string, string>,
    ...(shape.has(stage, 'methodSettings') && { settings: { methodSettings: readMethodSettings(stage, shape) } }),
  };
}

function readMethodSettings(stage: JsonObject, shape: CaseShape): readonly MethodSetting[] {
  const settings: Json = stage['methodSettings'];
  if (!isList(settings)) return shape.refuse('methodSettings', 'a list of method settings', settings);
  return settings.map((setting, index) => {
    if (!isObject(setting)) return shape.refuse(`methodSettings[${index}]`, 'an object', setting);
    const inner = shape.within(`methodSettings[${index}]`);
    return { ...setting, resourcePath: inner.string(setting, 'resourcePath'), httpMethod: inner.string(setting, 'httpMethod') };
  });
}

function readRequest(request: JsonObject, shape: CaseShape): CaseRequest {
  return {
    method: shape.string(request, 'method'),
    path: shape.string(request, 'path'),
    headers: shape.headers(request, 'headers'),
    ...shape.body(request),
  };
}

function readBackend(backend: Json, shape: CaseShape, name = 'backend'): CaseBackend {
  if (backend === null) return null;
  if (!isObject(backend)) return shape.refuse(name, 'an object or null', backend);
  const inner = shape.within(name);
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
