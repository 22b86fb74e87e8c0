import type { Readable } from 'node:stream';

/** One call of a function. */
export interface Invocation {
  readonly requestId: string;
  /** JSON text. */
  readonly event: Uint8Array;
  /** As it was asked for, with version or alias. */
  readonly functionArn: string;
  /** Milliseconds since 1970 at which the function is ended. */
  readonly deadline: number;
  readonly traceId: string;
  /** Hand the answer on piece by piece. */
  readonly stream: boolean;
}

/** What a function that failed answers with, as Lambda writes it. */
export interface FunctionError {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
  readonly [member: string]: unknown;
}

export type Outcome =
  | { readonly kind: 'result'; readonly payload: Uint8Array }
  | { readonly kind: 'stream'; readonly payload: Readable }
  | { readonly kind: 'error'; readonly payload: Uint8Array };

/** A place where a function runs, for one call at a time, and again for the next one. */
export interface ExecutionEnvironment {
  /** Never rejects. An environment that ended by the call is {@link ended} then. */
  invoke(invocation: Invocation): Promise<Outcome>;
  readonly ended: boolean;
  /** Ends it, whatever it is doing; a call under way is answered as one whose runtime went away. */
  end(): Promise<void>;
}

/** A line that a function printed. */
export interface FunctionLog {
  readonly functionName: string;
  readonly text: string;
}

export function errorOutcome(error: FunctionError): Outcome {
  return { kind: 'error', payload: Buffer.from(JSON.stringify(error)) };
}

/** The runtime went away within a call. */
export function runtimeExited(requestId: string, how: string): Outcome {
  return errorOutcome({ errorType: 'Runtime.ExitError', errorMessage: `RequestId: ${requestId} Error: ${how}` });
}
