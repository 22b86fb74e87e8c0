import { isLiteral, type Value } from '../../definition';
import {
  type MappingSource,
  parseGatewayResponseHeader,
  parseIntegrationRequestTarget,
  parseMethodRequestParameter,
  parseMethodResponseHeader,
  parseRequestSource,
  parseResponseSource,
  type RequestLocation,
} from '../../mapping/expressions';
import { printedValue } from './meaning';

const locationWords: Readonly<Record<RequestLocation, string>> = { path: 'path', querystring: 'query', header: 'header' };
const locationOrder: readonly string[] = ['path', 'query', 'header'];

/** A parameter's place and name, to be sorted: path before query string before header, then by name. */
export interface PlacedName {
  readonly text: string;
  readonly sortKey: string;
}

/** `method.request.querystring.type` → `query type`. */
export function printedParameter(key: string): PlacedName {
  const parsed = parseMethodRequestParameter(key);
  return parsed ? placed(locationWords[parsed.location], parsed.name) : { text: key, sortKey: `9 ${key}` };
}

/** `integration.request.path.id` → `path id`. */
export function printedRequestTarget(target: string): PlacedName {
  const parsed = parseIntegrationRequestTarget(target);
  return parsed ? placed(locationWords[parsed.location], parsed.name) : { text: target, sortKey: `9 ${target}` };
}

/** `method.response.header.X-Id` or `gatewayresponse.header.X-Id` → `header X-Id`. */
export function printedResponseTarget(target: string): string {
  const header = parseMethodResponseHeader(target) ?? parseGatewayResponseHeader(target);
  return header === undefined ? target : `header ${header}`;
}

/** `method.request.path.petId` → `path petId`, `'prod'` → `'prod'`. */
export function printedSource(source: Value<string>): string {
  if (!isLiteral(source)) return printedValue(source);
  const parsed = parseRequestSource(source) ?? parseResponseSource(source);
  return parsed ? sourceText(parsed) : source;
}

function sourceText(source: MappingSource): string {
  switch (source.kind) {
    case 'static':
      return `'${source.value}'`;
    case 'method-request':
      return `${source.multiValue ? 'every ' : ''}${locationWords[source.location]} ${source.name}`;
    case 'integration-response-header':
      return `${source.multiValue ? 'every ' : ''}header ${source.name}`;
    case 'body':
      return source.jsonPath === undefined ? 'body' : `body ${source.jsonPath}`;
    case 'context':
      return `context ${source.path}`;
    case 'stage-variable':
      return `stage variable ${source.name}`;
  }
}

function placed(location: string, name: string): PlacedName {
  return { text: `${location} ${name}`, sortKey: `${locationOrder.indexOf(location)} ${name}` };
}
