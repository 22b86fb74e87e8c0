import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Fault, type HttpBackend, headerValue, type LambdaAnswer, type LambdaCall } from '../../engine';

/** Path of Lambda's own Invoke call, as emulators of the runtime interface have it. */
const invokeApi = /\/2015-03-31\/functions\/[^/]+\/invocations$/;
const maxAnswer = 10 * 1024 * 1024;

/**
 * Sends an event to an address by POST. The Invoke API of an emulator is taken at its word; of any other address a status of 400 and
 * more is a function that failed.
 */
export async function invokeUrl(address: string, call: LambdaCall, http: HttpBackend): Promise<LambdaAnswer | Fault> {
  const url = new URL(address);
  const { payload, headers, timeoutInMillis, stream = false } = call;
  const type = headerValue(headers, 'content-type') ?? 'application/json';
  const passed = headers.filter((_, index, all) => !/^(?:content-type|host)$/i.test(all[index - (index % 2)]));
  const answer = await http.endpoint({ origin: url.origin, insecureSkipVerification: false }).call({
    method: 'POST',
    path: url.pathname + url.search,
    headers: ['Host', url.host, 'Content-Type', type, ...passed],
    body: payload.length === 0 ? Buffer.from('{}') : payload,
    contentLength: undefined,
    timeoutInMillis,
    maxBytes: stream ? Number.POSITIVE_INFINITY : maxAnswer,
    buffered: !stream,
    immediate: stream,
    client: undefined,
  });
  if (answer instanceof Fault) return answer;
  const { status, headers: answered, body } = answer;
  if (stream && status < 400) return { status: 200, headers: answered, payload: body ?? new Uint8Array(), functionError: false };
  const bytes = body instanceof Readable ? await buffer(body) : (body ?? new Uint8Array());
  if (invokeApi.test(url.pathname)) {
    const functionError = headerValue(answered, 'x-amz-function-error') !== undefined || (status < 300 && isErrorObject(bytes));
    return { status, headers: answered, payload: bytes, functionError };
  }
  if (status < 400) return { status: 200, headers: answered, payload: bytes, functionError: false };
  const payloadOfError = isErrorObject(bytes)
    ? bytes
    : Buffer.from(JSON.stringify({ errorType: `Http${status}`, errorMessage: Buffer.from(bytes).toString('utf8') }));
  return { status: 200, headers: [...answered, 'X-Amz-Function-Error', 'Unhandled'], payload: payloadOfError, functionError: true };
}

/** Emulators leave out the header by which Lambda tells a failure: its object is known by its members. */
function isErrorObject(bytes: Uint8Array): boolean {
  try {
    const json = JSON.parse(Buffer.from(bytes).toString('utf8')) as unknown;
    return typeof json === 'object' && json !== null && 'errorType' in json && 'errorMessage' in json;
  } catch {
    return false;
  }
}
