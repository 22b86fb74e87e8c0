import type { IntegrationType } from '../../definition';
import type { EndpointAnswer } from '../exchange';
import { endpointResponseName } from '../header-rules';
import { headerValue } from '../headers';
import type { RawHeaders } from '../message';
import type { MethodResponseTrace } from '../trace';

/** Client headers that do not reach the endpoint with their value. */
export function droppedHeaders(client: RawHeaders, endpoint: RawHeaders): readonly string[] {
  return names(client).filter((name) => headerValue(endpoint, name.toLowerCase()) !== headerValue(client, name.toLowerCase()));
}

/** Headers of the endpoint's request that the client did not send with that value. */
export function addedHeaders(client: RawHeaders, endpoint: RawHeaders): readonly string[] {
  return droppedHeaders(endpoint, client);
}

/** What became of the endpoint's headers on the way back. */
export function responseHeaderFates(
  type: IntegrationType | undefined,
  answer: EndpointAnswer | undefined,
  back: RawHeaders,
): Pick<MethodResponseTrace, 'remappedHeaders' | 'droppedHeaders'> {
  const remapped = names(back).filter((name) => name.startsWith('x-amzn-Remapped-'));
  const remappedHeaders = remapped.map((name) => [name.slice('x-amzn-Remapped-'.length), name] as const);
  const endpoint = answer ? names(answer.headers) : [];
  const dropped = endpoint.filter((name) =>
    type === 'HTTP_PROXY' ? endpointResponseName(name) === null : headerValue(back, name.toLowerCase()) === undefined,
  );
  const kept = new Set(remappedHeaders.map(([name]) => name.toLowerCase()));
  return { remappedHeaders, droppedHeaders: dropped.filter((name) => !kept.has(name.toLowerCase())) };
}

function names(headers: RawHeaders): readonly string[] {
  return [...new Set(headers.filter((_, index) => index % 2 === 0))];
}
