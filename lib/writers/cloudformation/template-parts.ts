import type { ApiDefinition, JsonObject, Origin } from '../../definition';
import type { LogicalIds } from './logical-ids';

/** A resource of a template with its logical id. */
export type TemplatePart = readonly [id: string, resource: JsonObject];

/** What the API itself is in a template. */
export interface WrittenApi {
  /** The API's own resource first. */
  readonly resources: readonly TemplatePart[];
  /** Logical ids that a deployment has to wait for. */
  readonly deployedAfter: readonly string[];
  /** Logical ids of authorizers by their name, where they are resources of their own. */
  readonly authorizerIds: ReadonlyMap<string, string>;
  readonly warnings: readonly string[];
}

/** Writes the API under a logical id; ids of everything that is no part of the API are taken already. */
export type ApiWriter = (definition: ApiDefinition, api: string, ids: LogicalIds) => WrittenApi;

/** An id that CloudFormation takes; ids of nested stacks are qualified here and are none. */
export function ownId(id: string | undefined): string | undefined {
  return id !== undefined && /^[A-Za-z0-9]+$/.test(id) ? id : undefined;
}

/** The id that a part of the API had as a resource of its own; a part of a document has that of the API. */
export function partId({ logicalId }: Origin, { origin }: ApiDefinition): string | undefined {
  return logicalId === origin.logicalId ? undefined : ownId(logicalId);
}
