import type { Integration, JsonObject, Method, MethodResponse, Origin, RequestParameter } from '../../definition';
import { readPlainMethod } from './plain-method';
import type { TemplateResource } from './template-resource';

/** A method that is known to be plain: what takes time to read is read when somebody asks for it. */
export class LikeMethod implements Method {
  declare readonly httpMethod: string;
  declare readonly operationName?: string;
  declare readonly authorizationType?: string;
  declare readonly integration: Integration;
  declare readonly authorizationScopes: readonly string[];
  declare readonly apiKeyRequired: boolean;
  declare readonly requestParameters: readonly RequestParameter[];
  declare readonly requestModels: Method['requestModels'];
  declare readonly methodResponses: readonly MethodResponse[];
  declare readonly origin: Origin;
  readonly #resource: TemplateResource;
  readonly #source: JsonObject;
  #read: Method | undefined = undefined;

  /** Members in the order that all methods have; those of the prototype would be lost to who copies or prints the method. */
  constructor(resource: TemplateResource, source: JsonObject) {
    this.#resource = resource;
    this.#source = source;
    const { HttpMethod, OperationName, AuthorizationType, AuthorizationScopes, ApiKeyRequired } = source;
    this.httpMethod = (HttpMethod as string).toUpperCase();
    if (typeof OperationName === 'string') this.operationName = OperationName;
    if (typeof AuthorizationType === 'string') this.authorizationType = AuthorizationType;
    Object.defineProperty(this, 'integration', LikeMethod.#integration);
    this.authorizationScopes = (AuthorizationScopes as readonly string[] | null | undefined) ?? [];
    this.apiKeyRequired = ApiKeyRequired === true;
    Object.defineProperty(this, 'requestParameters', LikeMethod.#requestParameters);
    this.requestModels = [];
    Object.defineProperty(this, 'methodResponses', LikeMethod.#methodResponses);
    this.origin = resource.origin;
  }

  static readonly #integration = later((method) => method.#whole().integration);
  static readonly #requestParameters = later((method) => method.#whole().requestParameters);
  static readonly #methodResponses = later((method) => method.#whole().methodResponses);

  #whole(): Method {
    this.#read ??= readPlainMethod(this.#resource, this.#source) as Method;
    return this.#read;
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
