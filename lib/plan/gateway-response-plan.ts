import type { MappingSource } from '../mapping/expressions';

/** A piece of a gateway response's body or of an access log's line: text, or what to put there. */
export type SubstitutionPiece = string | { readonly context: string } | { readonly stageVariable: string };

/** What a gateway response type answers, with what it inherits from DEFAULT_4XX or DEFAULT_5XX. */
export interface GatewayResponsePlan {
  readonly responseType: string;
  /** Status that somebody configured; undefined: the type's own. */
  readonly status?: number;
  readonly headers: readonly { readonly name: string; readonly source: MappingSource }[];
  /** Empty: the default body. */
  readonly templates: readonly { readonly contentType: string; readonly pieces: readonly SubstitutionPiece[] }[];
}
