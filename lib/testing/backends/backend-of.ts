import { type Answering, type CannedAnswer, CannedBackend, Fault } from '../../engine';
import type { BackendInput } from '../call-options';
import type { UnknownValues } from '../values';
import type { CallBackend } from './call-backend';
import { MissingEndpoints } from './missing-endpoints';
import { RealEndpoints } from './real-endpoints';
import { readRedirects } from './redirects';

/** Endpoints of a call, with what is wrong with the way it was made, once it has been made. */
export interface CallEndpoints extends CallBackend {
  /** Why the call cannot count: it needed an endpoint that nobody gave. */
  readonly refusal?: Error;
}

/** The endpoints that a call's `backend` stands for. */
export function backendOf(input: BackendInput | undefined, request: string, values: UnknownValues): CallEndpoints {
  if (input === undefined) return new MissingEndpoints(request);
  if (typeof input === 'function' || isAnswer(input)) {
    const canned = new CannedBackend(input);
    return { http: canned, lambda: canned, aws: canned };
  }
  return new RealEndpoints(readRedirects(Object.entries(input)), request, values);
}

function isAnswer(input: Exclude<BackendInput, Answering>): input is CannedAnswer {
  return input instanceof Fault || 'status' in input || 'payload' in input || 'error' in input;
}
