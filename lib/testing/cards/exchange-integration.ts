import type { ApiDefinition } from '../../definition';
import type { Trace } from '../../engine';
import { isGatewayHeader } from './gateway-headers';
import { headerOf, printedBody, printedHeaders } from './message-text';
import { methodOf, responseChoice, usedTemplate } from './trace-lookup';

const hopHeaders: readonly string[] = ['content-type', 'content-length', 'connection', 'keep-alive', 'transfer-encoding', 'date'];

/** What the endpoint was sent. */
export function integrationRequestLines(api: ApiDefinition, trace: Trace): string[] {
  const sent = trace.integrationRequest;
  if (!sent) return [];
  const template = usedTemplate(sent.template, methodOf(api, trace)?.integration?.requestTemplates ?? []);
  const endpoint = sent.url === undefined ? sent.type : `${sent.method} ${sent.url}`;
  const isCustom = sent.type === 'HTTP' || sent.type === 'AWS';
  const headers = printedHeaders(sent.headers, (name, value) =>
    name === 'accept' && isCustom ? value === 'application/json' : isGatewayHeader(name, value),
  );
  const details = [...headers, ...printedBody(sent.body)].map((line) => `  ${line}`);
  return [template === undefined ? endpoint : `${endpoint}, ${template}`, ...details];
}

/** What the endpoint answered. */
export function integrationLines({ integration, integrationRequest }: Trace): string[] {
  if (!integration || integrationRequest?.url === undefined) return [];
  if (integration.fault !== undefined) return [integration.fault];
  const type = headerOf(integration.headers, 'content-type');
  const head = [
    ...(integration.status === undefined ? [] : [String(integration.status)]),
    ...(type === undefined ? [] : [type]),
    ...(integration.functionError ? ['function error'] : []),
  ];
  const headers = printedHeaders(integration.headers, (name) => hopHeaders.includes(name));
  return [head.join(' '), ...[...headers, ...printedBody(integration.body)].map((line) => `  ${line}`)];
}

/** Which integration response was chosen, and by which template it answers. */
export function integrationResponseLines(api: ApiDefinition, trace: Trace): string[] {
  const choice = responseChoice(api, trace);
  if (!choice) return [];
  if ('tried' in choice) return [choice.tried === '' ? 'none' : `none   tried ${choice.tried}`];
  return [choice.template === undefined ? choice.chosen : `${choice.chosen}, ${choice.template}`];
}
