/** Where a function's code stands. */
export type FunctionCode =
  /** A folder, as it is laid below `/var/task`. */
  | { readonly kind: 'folder'; readonly folder: string }
  /** Source that stands in the template itself. */
  | { readonly kind: 'inline'; readonly source: string }
  /** One file whose export is the handler. */
  | { readonly kind: 'file'; readonly file: string }
  /** Not on this machine; `reason` says why and what to do. */
  | { readonly kind: 'missing'; readonly reason: string };

/** A function, as a template declares it. */
export interface FunctionDefinition {
  /** Physical name where it is known, else the logical id. */
  readonly name: string;
  readonly logicalId?: string;
  readonly constructPath?: string;
  /** `nodejs20.x`, `python3.12`, `provided.al2023` */
  readonly runtime: string;
  /** `index.handler` */
  readonly handler: string;
  readonly code: FunctionCode;
  readonly environment: Readonly<Record<string, string>>;
  /** Seconds. */
  readonly timeout: number;
  /** Megabytes. */
  readonly memorySize: number;
  /** Calls that may run at once, where the function reserves some. */
  readonly reservedConcurrency?: number;
  /** Layers by their name or ARN; they are not laid below `/opt` here. */
  readonly layers: readonly string[];
}

/** What Lambda takes where a template says nothing. */
export const functionDefaults = { timeout: 3, memorySize: 128 } as const;
