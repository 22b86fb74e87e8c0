/** What a worker is started with. */
export interface WorkerStart {
  /** Folder that the handler is looked for in. */
  readonly taskRoot: string;
  /** `index.handler`, or the export of {@link file}. */
  readonly handler: string;
  /** The module itself, where it is known. */
  readonly file?: string;
  /** Source of a module, where it stands in the template. */
  readonly source?: string;
  /** Folders in which modules are looked for that the code does not bring itself. */
  readonly modulePaths: readonly string[];
  readonly functionName: string;
  readonly memorySize: number;
  readonly logGroupName: string;
  readonly logStreamName: string;
}

/** A call, as the worker gets it. */
export interface WorkerCall {
  readonly requestId: string;
  readonly event: string;
  readonly functionArn: string;
  readonly deadline: number;
  readonly traceId: string;
  readonly stream: boolean;
}

/** What the worker says. After `fatal` it is of no more use. */
export type WorkerMessage =
  | { readonly type: 'result'; readonly payload: string }
  | { readonly type: 'error' | 'fatal'; readonly payload: string }
  | { readonly type: 'chunk'; readonly bytes: Uint8Array }
  | { readonly type: 'end' };
