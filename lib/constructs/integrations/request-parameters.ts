import { Token } from 'aws-cdk-lib';
import type * as apigateway from 'aws-cdk-lib/aws-apigateway';
import { fault } from '../props/fault';
import { MappingSource, MethodRequest } from '../sources';
import { checkParameterName } from '../sources/mapping-source';
import type { ParameterMappings } from './request-mapping';

/** `integration.request.…` targets with their sources. */
export type RequestParameters = ReadonlyMap<string, MappingSource>;

/** The parameter mappings of an integration with the endpoint `url` on `method`. */
export function requestParameters(mappings: ParameterMappings, url: string, method: apigateway.Method): RequestParameters {
  const targets = new Map<string, MappingSource>();
  const path = { ...sharedVariables(url, method), ...mappings.path };
  for (const [location, sources] of Object.entries({ path, querystring: mappings.queryString, header: mappings.header })) {
    for (const [name, source] of Object.entries(sources ?? {})) {
      checkParameterName(name, `${location} parameter of the integration request`);
      checkRequestSource(source, `${location} parameter ${name}`);
      targets.set(`integration.request.${location}.${name}`, location === 'path' ? encodedForPath(source) : source);
    }
  }
  return targets;
}

/** The mapping as CloudFormation has it. */
export function mappingExpressions(parameters: RequestParameters): Record<string, string> | undefined {
  if (parameters.size === 0) return undefined;
  return Object.fromEntries([...parameters].map(([target, source]) => [target, source.expression]));
}

/** Refuses what only an endpoint's answer can hold. */
export function checkRequestSource(source: MappingSource, where: string): void {
  const form = source._form;
  if (form?.kind === 'integration-response-header' || (form?.kind === 'body' && form.side === 'response')) {
    throw fault(`${where} of a request cannot come from ${source.expression}, which is known after the endpoint has answered only`);
  }
}

/** Variables that endpoint URL and resource path have in common; `${stageVariables.x}` is none. */
function sharedVariables(url: string, method: apigateway.Method): Record<string, MappingSource> {
  const declared = new Set([...method.resource.path.matchAll(/\{([^{}]+?)\+?\}/g)].map(([, name]) => name));
  const wanted = [...url.matchAll(/(?<!\$)\{([^{}]+)\}/g)].flatMap(([, name]) => name ?? []);
  return Object.fromEntries(wanted.filter((name) => declared.has(name)).map((name) => [name, MethodRequest.path(name)]));
}

/** The service refuses static path values that are not percent-encoded. */
function encodedForPath(source: MappingSource): MappingSource {
  const form = source._form;
  if (form?.kind !== 'static' || Token.isUnresolved(form.value)) return source;
  return MappingSource.staticValue(encodeURIComponent(form.value));
}
