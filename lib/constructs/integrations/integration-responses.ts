import type * as apigateway from 'aws-cdk-lib/aws-apigateway';
import { fault } from '../props/fault';
import type { MappingSource } from '../sources';
import { checkParameterName } from '../sources/mapping-source';
import type { MethodDeclarations } from './method-declarations';
import type { IntegrationResponseMapping } from './response-mapping';
import { responseTemplates } from './templates-in-place';

/** Without any, the service answers 500 to every request. */
const defaultResponses: readonly IntegrationResponseMapping[] = [{ statusCode: '200' }];

export function givenResponses(responses: readonly IntegrationResponseMapping[] | undefined): readonly IntegrationResponseMapping[] {
  return responses ?? defaultResponses;
}

/** Integration responses as CloudFormation has them. */
export function integrationResponses(responses: readonly IntegrationResponseMapping[]): apigateway.IntegrationResponse[] {
  return responses.map(({ selectionPattern, statusCode, header, templates, contentHandling }) => ({
    selectionPattern,
    statusCode,
    contentHandling,
    responseParameters: responseParameters(header),
    responseTemplates: responseTemplates(templates),
  }));
}

/** What the method must declare for the responses. */
export function responseDeclarations(responses: readonly IntegrationResponseMapping[]): MethodDeclarations['answers'] {
  return responses.map(({ statusCode, header }) => ({ statusCode, headers: Object.keys(header ?? {}) }));
}

function responseParameters(headers: Readonly<Record<string, MappingSource>> | undefined): Record<string, string> | undefined {
  if (!headers) return undefined;
  return Object.fromEntries(
    Object.entries(headers).map(([name, source]) => {
      checkParameterName(name, 'response header');
      checkResponseSource(source, name);
      return [`method.response.header.${name}`, source.expression] as const;
    }),
  );
}

function checkResponseSource(source: MappingSource, name: string): void {
  const form = source._form;
  if (form?.kind === 'method-request' || (form?.kind === 'body' && form.side === 'request')) {
    throw fault(
      `the response header ${name} cannot come from ${source.expression}: the service takes it from the endpoint's answer, the context, a stage variable or a static value`,
    );
  }
}
