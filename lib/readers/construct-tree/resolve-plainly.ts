import { type IPostProcessor, type IResolvable, type IResolveContext, type ITokenResolver, Tokenization } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** CDK's own limit for what is nested, which ends circles. */
const maximumDepth = 200;
/** Numbers that stand for tokens lie below. */
const leastNumber = -1e288;

/**
 * Resolves data as `Tokenization.resolve` does. Most values of a resource are plain: those are taken as they are, where CDK makes a context
 * for each; what holds a token is left to CDK.
 */
export class PlainResolution {
  constructor(
    private readonly scope: IConstruct,
    private readonly resolver: ITokenResolver,
  ) {}

  resolve(value: unknown, depth = 0): unknown {
    switch (typeof value) {
      case 'string':
        return holdsToken(value) ? this.#text(value, depth) : value;
      case 'number':
        return value < leastNumber ? this.#byCdk(value) : value;
      case 'object':
        if (value === null || value instanceof Date) return value;
        return depth > maximumDepth ? this.#byCdk(value) : this.#object(value, depth);
      case 'function':
        return this.#byCdk(value);
      default:
        return value;
    }
  }

  #object(value: object, depth: number): unknown {
    if (Array.isArray(value)) return this.#list(value, depth);
    if (isResolvable(value)) return this.#token(value, depth);
    // A construct among the data is told by CDK.
    if ('_children' in value) return this.#byCdk(value);
    const result: Record<string, unknown> = {};
    for (const key of Object.keys(value)) {
      if (holdsToken(key)) return this.#byCdk(value);
      const member = this.resolve((value as Readonly<Record<string, unknown>>)[key], depth + 1);
      if (member !== undefined) result[key] = member;
    }
    return result;
  }

  #list(list: readonly unknown[], depth: number): unknown {
    if (list.some((item) => typeof item === 'string' && item.startsWith('#{Token['))) return this.#byCdk(list);
    const result: unknown[] = [];
    for (const item of list) {
      const resolved = this.resolve(item, depth + 1);
      if (resolved !== undefined) result.push(resolved);
    }
    return result;
  }

  #token(token: IResolvable, depth: number): unknown {
    let registered: IPostProcessor | undefined;
    const context: IResolveContext = {
      preparing: false,
      scope: this.scope,
      documentPath: [],
      registerPostProcessor: (postProcessor) => {
        registered = postProcessor;
      },
      resolve: (value: unknown, options) => (options === undefined ? this.resolve(value, depth + 1) : this.#byCdk(value, options)) as never,
    };
    const postProcessor: IPostProcessor = {
      postProcess: (value: unknown) => (registered === undefined ? value : (registered.postProcess(value, context) as unknown)),
    };
    return this.resolver.resolveToken(token, context, postProcessor) as unknown;
  }

  /** Most texts with a token are one reference and nothing else. */
  #text(text: string, depth: number): unknown {
    const { length, firstToken } = Tokenization.reverseString(text);
    return length === 1 && firstToken !== undefined && depth <= maximumDepth ? this.#token(firstToken, depth + 1) : this.#byCdk(text);
  }

  #byCdk(value: unknown, options: Parameters<IResolveContext['resolve']>[1] = {}): unknown {
    // The overrides of nearly every resource.
    if (value !== null && typeof value === 'object' && Object.keys(value).length === 0 && !isResolvable(value)) return value;
    return Tokenization.resolve(value, { ...options, scope: this.scope, resolver: this.resolver, preparing: false }) as unknown;
  }
}

function holdsToken(text: string): boolean {
  return text.includes('{Token[');
}

function isResolvable(value: object): value is IResolvable {
  return typeof (value as { readonly resolve?: unknown }).resolve === 'function';
}
