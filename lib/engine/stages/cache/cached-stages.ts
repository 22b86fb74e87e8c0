import type { MethodPlan } from '../../../plan';
import type { ApiRuntime } from '../../api-runtime';
import { emptyBody } from '../../body';
import type { Call } from '../../call';
import type { CachedResponse, SharedState } from '../../effects';
import type { EndpointAnswer, EndpointRequest, IntegrationStages, Outcome } from '../../exchange';
import { Failure } from '../../failure';
import { compileCacheKey } from './cache-key';
import { compileInvalidation, withWarning } from './invalidation';

/** Bytes of the longest response that is kept (documented). */
const longestResponse = 1_048_576;

/** What stands in for a request and an answer that there were not. */
const noRequest: EndpointRequest = {
  method: 'GET',
  address: undefined,
  headers: [],
  body: undefined,
  template: undefined,
  conversion: 'unchanged',
  variables: undefined,
};
const noAnswer: EndpointAnswer = { status: 200, headers: [], body: undefined, functionError: false };

/**
 * The stages of an integration behind the response cache of the stage; as they are where the method has none. What is kept is the
 * integration response after its mapping, whatever its status; gateway responses are not. Equal requests that come at once all go to the
 * endpoint, and the last answer stays.
 */
export function compileCachedStages(method: MethodPlan, api: ApiRuntime, stages: IntegrationStages): IntegrationStages {
  const { cache } = method;
  const { state } = api;
  if (!cache || !state) return stages;
  const keyOf = compileCacheKey(method, api);
  const invalidates = compileInvalidation(cache);
  const needsBody = cache.keys.some(({ kind }) => kind === 'body');
  return {
    request: async (call) => {
      if (cache.onlyGet && call.request.method !== 'GET') return stages.request(call);
      const body = needsBody ? await call.readBody() : undefined;
      if (body instanceof Failure) return body;
      const key = keyOf(call);
      if (key instanceof Failure) return key;
      const invalidation = invalidates(call);
      if (invalidation instanceof Failure) return invalidation;
      const found = invalidation === 'allowed' ? undefined : await state.cached(key, call.startedAt);
      call.cache = { key, found, invalidation, kept: false };
      return found ? noRequest : stages.request(call);
    },
    dispatch: (call, request) => (call.cache?.found ? noAnswer : stages.dispatch(call, request)),
    respond: async (call, request, answer) => {
      const { cache: use } = call;
      if (!use) return stages.respond(call, request, answer);
      const outcome = use.found ? restored(use.found) : await stages.respond(call, request, answer);
      if (outcome instanceof Failure) return outcome;
      if (!use.found) use.kept = await keep(state, use.key, outcome, cache.ttlInSeconds, api.effects.clock.now());
      return use.invalidation === 'refused' && cache.unauthorized === 'SUCCEED_WITH_RESPONSE_HEADER' ? withWarning(outcome) : outcome;
    },
  };
}

/** What the cache did for a call. */
export interface CacheUse {
  readonly key: string;
  readonly found: CachedResponse | undefined;
  /** Whether the client asked for a fresh answer, and might. */
  readonly invalidation: 'allowed' | 'refused' | undefined;
  kept: boolean;
}

async function keep(state: SharedState, key: string, outcome: Outcome, ttlInSeconds: number, now: number): Promise<boolean> {
  const { status, headers, body = emptyBody } = outcome;
  if (!(body instanceof Uint8Array) || body.length > longestResponse) return false;
  // The outcome's own list goes on growing on its way to the client.
  await state.cache(key, { status, headers: [...headers], body }, ttlInSeconds, now);
  return true;
}

function restored({ status, headers, body }: CachedResponse): Outcome {
  return { status, headers: [...headers], body, response: undefined, template: undefined, conversion: 'unchanged' };
}

/** Whether a call was answered without its endpoint. */
export function isFromCache(call: Call): boolean {
  return call.cache?.found !== undefined;
}
