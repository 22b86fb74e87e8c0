import { type CannedAnswer, Fault } from '../../engine';
import type { CaseBackend, CaseBody, HeaderList } from './case';

const faultMessages = {
  timeout: 'nothing within the timeout',
  refused: 'nobody listens',
  reset: 'the connection broke',
  dns: 'the host name has no address',
} as const;

/** The answer that a case's `backend` describes. */
export function backendAnswer(backend: Exclude<CaseBackend, null>): CannedAnswer {
  switch (backend.type) {
    case 'fault':
      return new Fault(backend.fault, faultMessages[backend.fault]);
    case 'lambda':
      return 'error' in backend ? { error: backend.error } : { payload: backend.payload };
    default:
      return { status: backend.status, headers: rawHeaders(backend.headers), body: bodyBytes(backend) };
  }
}

/** Headers as they stand on the wire: name, value, name, value. */
export function rawHeaders(headers: HeaderList): string[] {
  return headers.flat();
}

export function bodyBytes({ body, bodyBase64 }: CaseBody): Uint8Array {
  return bodyBase64 === undefined ? Buffer.from(body ?? '', 'utf8') : Buffer.from(bodyBase64, 'base64');
}
