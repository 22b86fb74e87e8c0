/** A failure in Lambda's words. */
export class RuntimeError extends Error {
  constructor(
    /** `Runtime.HandlerNotFound` */
    readonly errorType: string,
    message: string,
  ) {
    super(message);
    this.name = errorType;
  }
}

/** What Lambda's Node runtime writes of whatever was thrown. */
export function errorObject(thrown: unknown): Record<string, unknown> {
  if (!isError(thrown)) return { errorType: typeof thrown, errorMessage: String(thrown), trace: [] };
  const { name, message, stack } = thrown;
  return { errorType: name, errorMessage: message, trace: (stack ?? '').split('\n') };
}

/** As text, whatever members the thrown object has. */
export function errorText(thrown: unknown): string {
  return JSON.stringify(errorObject(thrown));
}

/** Errors may come from another realm, as those of `vm` do. */
function isError(value: unknown): value is Error {
  return value instanceof Error || Object.prototype.toString.call(value) === '[object Error]';
}
