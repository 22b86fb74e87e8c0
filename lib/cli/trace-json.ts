import type { Trace, TracedMessage } from '../engine';
import { headerPairs } from '../testing/messages';

/** A trace as plain data: headers as pairs, bodies as text, or as base64 where they are no text. */
export function traceJson(trace: Trace): object {
  const { request, integrationRequest, integration, methodResponse } = trace;
  return {
    ...trace,
    request: plain(request),
    ...(integrationRequest && { integrationRequest: plain(integrationRequest) }),
    ...(integration && { integration: plain(integration) }),
    methodResponse: plain(methodResponse),
  };
}

function plain<T extends TracedMessage>({ headers, body, ...others }: T): object {
  return { ...others, headers: headerPairs(headers), ...bodyMember(body) };
}

function bodyMember(body: Uint8Array): { body: string } | { bodyBase64: string } {
  try {
    return { body: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body) };
  } catch {
    return { bodyBase64: Buffer.from(body).toString('base64') };
  }
}
