import type { Trace } from '../engine';
import type { Colours } from './colours';

const targetWidth = 22;

/** A request on one line, with the reason where the answer is not simply what the method promises, and what is wrong with its endpoint. */
export function printRequest(trace: Trace, colours: Colours, problem?: string): string {
  const { request, methodResponse, integrationRequest, because } = trace;
  const status = String(methodResponse.status);
  const line = [
    `${clock(trace.startedAt)}  ${request.method.padEnd(4)} ${pad(target(trace), targetWidth)}${statusColour(colours, methodResponse.status)(status)}`,
    `${String(Math.round(trace.ms)).padStart(5)} ms`,
    because ? `  ${because.text}${because.detail?.startsWith('nearest') ? `       ${because.detail}` : ''}` : backendTime(trace),
    because || integrationRequest?.url === undefined ? '' : `   → ${withoutScheme(integrationRequest.url)}`,
    trace.canary ? '   canary' : '',
  ].join('');
  const detail = because?.detail === undefined || because.detail.startsWith('nearest') ? [] : [because.detail];
  return [line, ...[...detail, ...(problem === undefined ? [] : [problem])].map((text) => `          ↳ ${text}`)].join('\n');
}

/** The target; with the content type where that is what the call failed for. */
function target({ request, gatewayResponse }: Trace): string {
  if (gatewayResponse?.type !== 'UNSUPPORTED_MEDIA_TYPE') return request.target;
  const index = request.headers.findIndex((name, position) => position % 2 === 0 && name.toLowerCase() === 'content-type');
  return index < 0 ? request.target : `${request.target}   ${request.headers[index + 1]}`;
}

function backendTime({ cache, integration, integrationRequest }: Trace): string {
  if (cache?.result === 'hit') return '  (cached)';
  return integration && integrationRequest?.url !== undefined ? `  (backend ${Math.round(integration.ms)})` : '';
}

function withoutScheme(url: string): string {
  return url.replace(/^https?:\/\//, '');
}

function pad(text: string, width: number): string {
  return text.length + 2 > width ? `${text}  ` : text.padEnd(width);
}

/** Local time of day. */
function clock(instant: number): string {
  const date = new Date(instant);
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map((part) => String(part).padStart(2, '0')).join(':');
}

function statusColour({ green, yellow, red }: Colours, status: number): (text: string) => string {
  return status >= 500 ? red : status >= 400 ? yellow : green;
}
