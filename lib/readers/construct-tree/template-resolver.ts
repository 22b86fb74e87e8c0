import {
  type CfnElement,
  DefaultTokenResolver,
  type IPostProcessor,
  type IResolvable,
  type IResolveContext,
  Reference,
  Tokenization,
} from 'aws-cdk-lib';
import { keepingCaches } from './keeping-caches';
import { TemplateConcatenation } from './template-concatenation';

/**
 * Resolves as the synthesis does, but for two things: it leaves nothing behind in the tree, and it knows the elements that are read
 * together by keys of its own, so that a reference across stacks is told as one within.
 */
export class TemplateResolver extends DefaultTokenResolver {
  readonly #keys: ReadonlyMap<IResolvable, string>;
  readonly #elements: ReadonlySet<unknown>;

  /** @param keys what stands for the logical id of each element; asking a deployment for its own would hash, and freeze, the whole API */
  constructor(keys: ReadonlyMap<CfnElement, string>) {
    super(new TemplateConcatenation());
    this.#elements = new Set(keys.keys());
    this.#keys = new Map(
      [...keys].flatMap(([element, key]) => Tokenization.reverseString(element.logicalId).tokens.map((token) => [token, key])),
    );
  }

  override resolveToken(token: IResolvable, context: IResolveContext, postProcessor: IPostProcessor): unknown {
    const key = this.#keys.get(token);
    if (key !== undefined) return key;
    const owner = Reference.isReference(token) && this.#elements.has(token.target) ? token.target : undefined;
    const within = owner === undefined ? context : inScopeOf(owner, context);
    return keepingCaches(token, () => super.resolveToken(token, within, postProcessor) as unknown);
  }
}

/** In its own stack a reference is the plain `Ref` or `Fn::GetAtt`, also after CDK has made exports and imports of it. */
function inScopeOf(scope: IResolveContext['scope'], context: IResolveContext): IResolveContext {
  return {
    preparing: context.preparing,
    documentPath: context.documentPath,
    registerPostProcessor: (postProcessor) => context.registerPostProcessor(postProcessor),
    resolve: (value, options) => context.resolve(value, options) as unknown,
    scope,
  };
}
