import type { Body } from '../message';

/** Bytes of the payload of a synchronous invocation; Lambda refuses longer ones with 413 (documented). */
export const maxInvocation = 6_291_456;
/** Bytes of its result (as Lambda's message has them). */
const maxResult = 6_291_556;

/** What Lambda says of a payload that is too long. */
export const invocationTooLarge = Buffer.from(`Request must be smaller than ${maxInvocation} bytes for the InvokeFunction operation`);

/** What a function that returned too much is taken for: one that failed. */
const resultTooLarge = Buffer.from(
  JSON.stringify({
    errorMessage: `Response payload size exceeded maximum allowed payload size (${maxResult} bytes).`,
    errorType: 'Function.ResponseSizeTooLarge',
  }),
);

/** The result of a function as Lambda passes it on. */
export function limitedResult<T extends { readonly payload: Body; readonly functionError: boolean }>(answer: T): T {
  const { payload } = answer;
  return payload instanceof Uint8Array && payload.length > maxResult ? { ...answer, payload: resultTooLarge, functionError: true } : answer;
}
