import { type ApiDefinition, literal } from '../../definition';
import { readCloudFormation, readOpenApi } from '../../readers';
import type { ExecutionCase } from './case';

/** Reads the API of an execution case: a document as the service would import it, or the one API of a template. */
export function definitionOf({ api, endpointType }: Pick<ExecutionCase, 'api' | 'endpointType'>): ApiDefinition {
  if ('document' in api) return readOpenApi(api.document, { ...(endpointType !== undefined && { endpointType }) }).definition;
  const { apis } = readCloudFormation(api.template);
  const [first, ...others] = apis;
  if (!first || others.length > 0) throw new Error(`\`template\` holds ${apis.length} REST APIs, and a case is about one`);
  return first.definition;
}

/** The stage that is called: the one that the case names, else the first of the template. */
export function stageOf({ stage }: ExecutionCase, { stages }: ApiDefinition): string {
  return stage?.name ?? literal(stages[0]?.name) ?? 'test';
}
