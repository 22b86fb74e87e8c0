import type { ApiDefinition, JsonObject } from '../../definition';
import { readOpenApi } from '../../readers';

/** Reads the document of an execution case as the service would import it. */
export function definitionOf({ api, endpointType }: { readonly api: JsonObject; readonly endpointType?: string }): ApiDefinition {
  return readOpenApi(api, { ...(endpointType !== undefined && { endpointType }) }).definition;
}
