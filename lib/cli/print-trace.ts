import type { ApiDefinition } from '../definition';
import type { Trace } from '../engine';
import { cacheLines, canaryLines, isGatewayHeader, responseChoice } from '../testing/cards';
import type { Colours } from './colours';

const labelWidth = 21;
const secondColumn = 46;
const thirdColumn = 68;

export interface PrintTraceOptions {
  readonly colours: Colours;
  /** True if the endpoint's answer was made up. */
  readonly canned: boolean;
}

/** What happened to a call, a stage a line, and the body at the end. */
export function printTrace(api: ApiDefinition, trace: Trace, { colours, canned }: PrintTraceOptions): string {
  const stages: [label: string, lines: readonly string[]][] = [
    ['route', [routeLine(trace)]],
    ['stage', canaryLines(trace)],
    ['authorize', authorizeLines(trace)],
    ['method request', methodRequestLines(trace)],
    ['cache', cacheLines(trace)],
    ['integration request', integrationRequestLines(trace)],
    ['integration', integrationLines(trace, canned)],
    ['integration response', choiceLines(api, trace)],
    ['because', becauseLines(trace)],
    [trace.gatewayResponse ? 'gateway response' : 'method response', [responseLine(trace)]],
  ];
  const lines = stages.flatMap(([label, entries]) =>
    entries.map((entry, index) => `${index === 0 ? colours.dim(label.padEnd(labelWidth)) : ' '.repeat(labelWidth)}${entry}`),
  );
  const body = Buffer.from(trace.methodResponse.body).toString('utf8');
  return [...lines, ...(body === '' ? [] : [body.replace(/\n$/, '')])].join('\n');
}

function columns(first: string, second = '', third = ''): string {
  const left = second === '' && third === '' ? first : pad(first, secondColumn - labelWidth);
  return (third === '' ? left + second : pad(left + second, thirdColumn - labelWidth) + third).trimEnd();
}

function pad(text: string, width: number): string {
  return text.length + 2 > width ? `${text}  ` : text.padEnd(width);
}

function routeLine({ route: { resourcePath, resourceMethod, pathVariables, nearest } }: Trace): string {
  if (resourcePath === undefined) return columns('none', nearest.length > 0 ? `nearest ${nearest.join(', ')}` : '');
  return columns(`${resourceMethod} ${resourcePath}`, pathVariables.map(([name, value]) => `${name} = ${value}`).join(' · '));
}

function authorizeLines({ authorize }: Trace): string[] {
  if (!authorize || (authorize.authorization === 'NONE' && authorize.apiKey === undefined)) return [];
  return [columns(authorize.authorization, authorize.apiKey === undefined ? '' : `API key ${authorize.apiKey}`)];
}

function methodRequestLines({ methodRequest }: Trace): string[] {
  if (!methodRequest) return [];
  const { parameters, validator, missing, model } = methodRequest;
  const given = parameters.flatMap(({ key, value }) =>
    value === undefined || key.startsWith('method.request.path.') ? [] : [`${parameterName(key)} = ${value}`],
  );
  return [
    columns(given.join(' · '), `validator: ${validator?.name ?? 'none'}`),
    ...missing.map((key) => `missing ${parameterName(key)}`),
    ...(model && !model.valid ? [`the body is no ${model.name}`, ...model.errors.map((error) => `  ${error}`)] : []),
  ];
}

/** `method.request.querystring.type` → `query type`. */
function parameterName(key: string): string {
  const [, , location, ...name] = key.split('.');
  return `${location === 'querystring' ? 'query' : location} ${name.join('.')}`;
}

function integrationRequestLines({ integrationRequest }: Trace): string[] {
  if (!integrationRequest) return [];
  const { type, method, url, headers, addedHeaders, droppedHeaders, body } = integrationRequest;
  const added = addedHeaders.flatMap((name) => {
    const index = headers.findIndex((header, position) => position % 2 === 0 && header.toLowerCase() === name.toLowerCase());
    const value = index < 0 ? '' : headers[index + 1];
    return isGatewayHeader(name, value) || (name.toLowerCase() === 'accept' && value === 'application/json') ? [] : [`+ ${name}: ${value}`];
  });
  const dropped = droppedHeaders.length === 0 ? '' : `− ${droppedHeaders.join(', ')}`;
  const [firstAdded = '', ...otherAdded] = added;
  return [
    url === undefined ? type : `${method} ${url}`,
    ...(firstAdded === '' && dropped === '' ? [] : [columns(firstAdded, dropped)]),
    ...otherAdded,
    ...(body.length === 0 ? [] : Buffer.from(body).toString('utf8').replace(/\n$/, '').split('\n')),
  ];
}

function integrationLines({ integration, integrationRequest }: Trace, canned: boolean): string[] {
  if (!integration || integrationRequest?.url === undefined) return [];
  if (integration.fault !== undefined) return [columns(integration.fault, '', canned ? '(canned)' : '')];
  const facts = [`${integration.status ?? ''}`.padEnd(3), contentType(integration.headers), `${integration.body.length} B`].filter(
    (fact) => fact.trim() !== '',
  );
  return [columns(facts.join('  '), '', canned ? '(canned)' : `(${Math.round(integration.ms)} ms)`)];
}

function choiceLines(api: ApiDefinition, trace: Trace): string[] {
  const choice = responseChoice(api, trace);
  if (!choice) return [];
  return ['tried' in choice ? columns('none matches', choice.tried) : columns(choice.chosen, choice.template)];
}

function becauseLines({ because }: Trace): string[] {
  return because ? [because.text, ...(because.detail === undefined ? [] : [because.detail])] : [];
}

function responseLine({ methodResponse, gatewayResponse }: Trace): string {
  const facts = [`${methodResponse.status}`, contentType(methodResponse.headers)].filter((fact) => fact !== '');
  return columns(facts.join('  '), gatewayResponse?.type ?? '');
}

function contentType(headers: readonly string[]): string {
  const index = headers.findIndex((name, position) => position % 2 === 0 && name.toLowerCase() === 'content-type');
  return index < 0 ? '' : headers[index + 1];
}
