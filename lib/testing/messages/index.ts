export { answer, type BodyInput, bodyBytes, contentTypeOf, fault, functionError, lambdaResult } from './answer';
export { bufferBody } from './buffer-body';
export { type HeadersInput, headerPairs, headerRecord, rawHeaders, sendableHeaders } from './headers-input';
export { parseRequestLine, type RequestLine } from './request-line';
export { parseBody, type SentRequest, sentRequest } from './sent-request';
