/** Who asks, as far as the principals of a policy go. */
export interface PolicyPrincipal {
  /** undefined: anonymous. */
  readonly arn?: string;
  readonly accountId?: string;
}

/** A question to a policy: may this principal do `execute-api:Invoke` on this resource? */
export interface PolicyRequest {
  readonly resource: string;
  readonly principal: PolicyPrincipal;
  /** Values of a condition key by its name in lower case; undefined if the request has none. */
  readonly key: (lowerName: string) => readonly string[] | undefined;
}

export type Effect = 'Allow' | 'Deny';

/** What a policy says of a request: an explicit allow, an explicit deny, or nothing. */
export type PolicyAnswer = Effect | 'neither';
