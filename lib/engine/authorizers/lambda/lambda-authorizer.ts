import { isObject } from '../../../definition';
import type { AuthorizerPlan } from '../../../plan';
import { foldedText } from '../../address';
import type { Call } from '../../call';
import type { Later } from '../../exchange';
import { headerValue } from '../../headers';
import type { AuthorizationRecord } from '../../trace';
import type { Answered, AuthorizerEnvironment, Invoke, Unanswered } from '../authorizer-environment';
import { brokenAuthorizer, type Refusal, unauthorized } from '../decision';
import { member, readJson } from '../json';
import { masked } from '../masked';
import { requestEvent, tokenEvent } from './authorizer-event';
import { type AuthorizerResult, readAuthorizerResult } from './authorizer-result';
import { compileIdentitySource } from './identity-sources';
import { ResultCache } from './result-cache';

/** What a Lambda authorizer says of a call; its policy is still to be asked. */
export interface LambdaVerdict {
  readonly record: AuthorizationRecord;
  readonly refusal?: Refusal;
  readonly result?: AuthorizerResult;
  /** Milliseconds that the function took. */
  readonly latency: number;
}

export type LambdaAuthorizer = (call: Call, methodArn: string) => Later<LambdaVerdict>;

/** Milliseconds that the service waits for a function. */
const timeoutInMillis = 29_000;

export function compileLambdaAuthorizer(plan: AuthorizerPlan, environment: AuthorizerEnvironment, invoke: Invoke): LambdaAuthorizer {
  const { type, resultTtl, identityValidationExpression, identitySources } = plan;
  const sources = identitySources.map(compileIdentitySource);
  const isToken = type === 'TOKEN';
  const valid = isToken && identityValidationExpression !== undefined ? environment.javaPattern(identityValidationExpression) : undefined;
  const { functionArn } = plan.function!;
  const variesByStage = functionArn.some((piece) => typeof piece !== 'string');
  const cache = resultTtl > 0 && sources.length > 0 ? new ResultCache(resultTtl) : undefined;
  const { clock } = environment;

  return (call, methodArn) => {
    const values = sources.map((source) => source(call));
    const record: AuthorizationRecord = {
      authorizer: plan.name,
      id: plan.id,
      type,
      identity: values.map((value) => masked(value ?? '')).join(' '),
    };
    const missing = values.findIndex((value) => value === undefined || value === '');
    if (missing >= 0 && (isToken || cache)) {
      return { record, refusal: unauthorized(`no ${sourceName(plan, missing)} was sent`), latency: 0 };
    }
    const known = values as readonly string[];
    if (valid && !valid(known[0])) {
      return { record, refusal: unauthorized(`the token does not match ${identityValidationExpression}`), latency: 0 };
    }
    // Stage and canary may lead to two functions, whose results are not each other's.
    const key = variesByStage ? [foldedText(functionArn, call.api.stageVariables), ...known] : known;
    const kept = cache?.get(key, clock.now());
    if (kept) return { record: { ...record, cached: true }, result: kept, latency: 0 };
    const event = JSON.stringify(isToken ? tokenEvent(known[0], methodArn) : requestEvent(call, methodArn));
    return invoked(plan, invoke, call, event, record).then((verdict) => {
      if (verdict.result) cache?.set(key, verdict.result, clock.now());
      return verdict;
    });
  };
}

async function invoked(
  { function: invocation }: AuthorizerPlan,
  invoke: Invoke,
  call: Call,
  event: string,
  before: AuthorizationRecord,
): Promise<LambdaVerdict> {
  const { functionArn, region, credentials } = invocation!;
  const arn = foldedText(functionArn, call.api.stageVariables);
  const { clock } = call.api.effects;
  const begun = clock.now();
  const answer = await invoke({
    functionArn: arn,
    payload: Buffer.from(event),
    headers: ['Content-Type', 'application/json'],
    credentials: credentials && foldedText(credentials, call.api.stageVariables),
    region,
    timeoutInMillis,
  });
  const latency = Math.max(0, clock.now() - begun);
  const answered = 'payload' in answer ? answer : undefined;
  call.authorizerEndpoint = {
    milliseconds: latency,
    status: answered?.status,
    requestId: answered && headerValue(answered.headers, 'x-amzn-requestid'),
  };
  const record = {
    ...before,
    functionArn: arn,
    event,
    ...(answered && { result: Buffer.from(answered.payload).toString('utf8') }),
  };
  const result = judged(answer);
  return 'policy' in result ? { record, result, latency } : { record, refusal: result, latency };
}

/** The result of a function, or how the service answers for one that gave none. */
function judged(answer: Answered | Unanswered): AuthorizerResult | Refusal {
  if ('fault' in answer) {
    const reason = `the authorizer's function gave no answer: ${answer.fault}`;
    return answer.timedOut ? { ...brokenAuthorizer(reason), type: 'AUTHORIZER_FAILURE' } : brokenAuthorizer(reason);
  }
  if (answer.functionError) {
    const message = errorMessage(answer.payload);
    if (message === 'Unauthorized') return unauthorized('the authorizer said Unauthorized');
    return brokenAuthorizer(`the authorizer's function failed${message === undefined ? '' : `: ${message}`}`);
  }
  if (answer.status !== 200) return brokenAuthorizer(`the authorizer's function was answered for with ${answer.status}`);
  const result = readAuthorizerResult(answer.payload);
  return typeof result === 'string' ? brokenAuthorizer(result) : result;
}

function errorMessage(payload: Uint8Array): string | undefined {
  const error = readJson(Buffer.from(payload).toString('utf8'));
  const message = isObject(error) ? member(error, 'errorMessage') : undefined;
  return typeof message === 'string' ? message : undefined;
}

/** `header Authorization` */
function sourceName({ identitySources }: AuthorizerPlan, index: number): string {
  const source = identitySources[index];
  switch (source.kind) {
    case 'method-request':
      return `${source.location} ${source.name}`;
    case 'context':
      return `context ${source.path}`;
    case 'stage-variable':
      return `stage variable ${source.name}`;
    case 'static':
    case 'body':
    case 'integration-response-header':
      return 'identity source';
  }
}
