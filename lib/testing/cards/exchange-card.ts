import type { ApiDefinition } from '../../definition';
import type { Trace } from '../../engine';
import { integrationLines, integrationRequestLines, integrationResponseLines } from './exchange-integration';
import { labelled } from './layout';
import { headerOf, printedBody, printedHeaders } from './message-text';
import { cacheLines, canaryLines } from './stage-facts';
import { stillText } from './still-text';

const labelWidth = 22;

/** Headers that every answer has, or that are shown elsewhere. */
const usualHeaders: readonly string[] = [
  'content-type',
  'content-length',
  'connection',
  'keep-alive',
  'transfer-encoding',
  'date',
  'x-amzn-requestid',
  'x-amz-apigw-id',
  'x-amzn-trace-id',
];

/** The card of one call: what happened, stage by stage. */
export function exchangeCard(api: ApiDefinition, trace: Trace): string {
  const { request, methodResponse, gatewayResponse } = trace;
  const facts: [label: string, lines: readonly string[]][] = [
    ['route', routeLines(trace)],
    ['stage', canaryLines(trace)],
    ['authorize', authorizeLines(trace)],
    ['method request', methodRequestLines(trace)],
    ['cache', cacheLines(trace)],
    ['integration request', integrationRequestLines(api, trace)],
    ['integration', integrationLines(trace)],
    ['integration response', integrationResponseLines(api, trace)],
    ['because', trace.because ? [trace.because.text, ...(trace.because.detail === undefined ? [] : [`  ${trace.because.detail}`])] : []],
    [gatewayResponse ? 'gateway response' : 'method response', responseLines(trace)],
  ];
  const lines = facts.flatMap(([label, entries]) => labelled(label, entries, labelWidth));
  return stillText([`${request.method} ${request.target} → ${methodResponse.status}`, ...lines].join('\n'), trace);
}

function routeLines({ route: { resourcePath, resourceMethod, pathVariables, nearest } }: Trace): string[] {
  if (resourcePath === undefined) return [nearest.length > 0 ? `none   nearest ${nearest.join(', ')}` : 'none'];
  const variables = pathVariables.map(([name, value]) => `${name} = ${value}`).join(' · ');
  return [variables === '' ? `${resourceMethod} ${resourcePath}` : `${resourceMethod} ${resourcePath}   ${variables}`];
}

function authorizeLines({ authorize }: Trace): string[] {
  if (!authorize) return [];
  const facts = [
    ...(authorize.authorization === 'NONE' ? [] : [authorize.authorization]),
    ...(authorize.apiKey === undefined ? [] : [`API key ${authorize.apiKey}`]),
  ];
  return facts.length === 0 ? [] : [facts.join(' · ')];
}

/** What the validator found; a request that passes is no news. */
function methodRequestLines({ methodRequest }: Trace): string[] {
  if (!methodRequest) return [];
  const { missing, model } = methodRequest;
  return [
    ...(missing.length === 0 ? [] : [`missing ${missing.join(', ')}`]),
    ...(model && !model.valid ? [`the body is no ${model.name}`, ...model.errors.map((error) => `  ${error}`)] : []),
  ];
}

function responseLines({ methodResponse, gatewayResponse }: Trace): string[] {
  const type = headerOf(methodResponse.headers, 'content-type');
  const head = [String(methodResponse.status), ...(type === undefined ? [] : [type])].join(' ');
  const headers = printedHeaders(methodResponse.headers, (name) => usualHeaders.includes(name));
  return [
    gatewayResponse ? `${head}   ${gatewayResponse.type}` : head,
    ...[...headers, ...printedBody(methodResponse.body)].map((line) => `  ${line}`),
  ];
}
