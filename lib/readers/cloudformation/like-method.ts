import type { BodyModel, Integration, Method, MethodResponse, Origin, RequestParameter, Value } from '../../definition';

/** A method that is like one that was read: what knows its place is read when somebody asks for it. */
export class LikeMethod implements Method {
  declare readonly httpMethod: string;
  declare readonly operationName?: Value<string>;
  declare readonly authorizationType?: Value<string>;
  declare readonly authorizer?: Value<string>;
  declare readonly requestValidator?: Value<string>;
  declare readonly integration: Integration;
  declare readonly authorizationScopes: readonly Value<string>[];
  declare readonly apiKeyRequired: Value<boolean>;
  declare readonly requestParameters: readonly RequestParameter[];
  declare readonly requestModels: readonly BodyModel[];
  declare readonly methodResponses: readonly MethodResponse[];
  declare readonly origin: Origin;
  readonly #read: () => Method;
  #whole: Method | undefined = undefined;

  /** Members in the order that all methods have; those of a prototype would be lost to who copies or prints the method. */
  constructor(like: Method, origin: Origin, read: () => Method) {
    this.#read = read;
    this.httpMethod = like.httpMethod;
    if (like.operationName !== undefined) this.operationName = like.operationName;
    if (like.authorizationType !== undefined) this.authorizationType = like.authorizationType;
    if (like.authorizer !== undefined) this.authorizer = like.authorizer;
    if (like.requestValidator !== undefined) this.requestValidator = like.requestValidator;
    Object.defineProperty(this, 'integration', LikeMethod.#integration);
    this.authorizationScopes = like.authorizationScopes;
    this.apiKeyRequired = like.apiKeyRequired;
    Object.defineProperty(this, 'requestParameters', LikeMethod.#requestParameters);
    if (like.requestModels.length === 0) this.requestModels = like.requestModels;
    else Object.defineProperty(this, 'requestModels', LikeMethod.#requestModels);
    Object.defineProperty(this, 'methodResponses', LikeMethod.#methodResponses);
    this.origin = origin;
  }

  static readonly #integration = later((method) => method.#made().integration);
  static readonly #requestParameters = later((method) => method.#made().requestParameters);
  static readonly #requestModels = later((method) => method.#made().requestModels);
  static readonly #methodResponses = later((method) => method.#made().methodResponses);

  #made(): Method {
    this.#whole ??= this.#read();
    return this.#whole;
  }
}

function later(read: (method: LikeMethod) => unknown): PropertyDescriptor {
  return {
    enumerable: true,
    configurable: true,
    get(this: LikeMethod) {
      return read(this);
    },
  };
}
