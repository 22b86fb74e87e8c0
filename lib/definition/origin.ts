/** A place in a text file. Lines and columns count from 1; columns count UTF-16 units. */
export interface SourcePosition {
  readonly line: number;
  readonly column: number;
}

/** Where a part of the definition comes from, so that a diagnostic can point at what the person wrote. */
export interface Origin {
  /** Path of the construct that declared the part, for definitions read from a construct tree. */
  readonly constructPath?: string;
  /** Logical id of the CloudFormation resource, for definitions read from a template or construct tree. */
  readonly logicalId?: string;
  /** Condition of the template that decides at deployment whether the part is made; absent where it is made always. */
  readonly condition?: string;
  /** File that holds the part, as the reader was given it. */
  readonly file?: string;
  /** Where the part begins in `file`. */
  readonly start?: SourcePosition;
  /** Where the part ends in `file` (exclusive). */
  readonly end?: SourcePosition;
  /** JSON pointer (RFC 6901) of the part in its document or template. */
  readonly pointer?: string;
  /** `file:line:column` of the user's call that created the construct, where the creation stack is at hand. */
  readonly createdAt?: string;
}
