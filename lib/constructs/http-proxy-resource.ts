import { Token } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import type { Construct, IConstruct } from 'constructs';
import { HttpProxyIntegration, type HttpProxyIntegrationOptions, type ParameterMappings } from './integrations';
import { httpProxyProperties } from './integrations/properties';
import { checkProps, flag, listOf, optional, type Properties, required, resource, shape, text } from './props';
import { fault } from './props/fault';
import { MethodRequest } from './sources';

/** Properties of a proxy resource. */
export interface HttpProxyResourceProps extends HttpProxyIntegrationOptions {
  /**
   * The endpoint, beginning with http:// or https://. The greedy path variable is added at the end of its path, unless it
   * stands somewhere already.
   */
  readonly url: string;

  /**
   * Resource that the proxy resource belongs to.
   *
   * @default - the scope, if it is a resource or an API
   */
  readonly parent?: apigateway.IResource;

  /**
   * Name of the greedy path variable, without braces and plus sign.
   *
   * @default proxy
   */
  readonly variableName?: string;

  /**
   * HTTP methods that are passed on.
   *
   * @default ['ANY']
   */
  readonly methods?: string[];

  /**
   * Whether the same methods of the parent itself are passed on as well, to the endpoint without the variable.
   *
   * @default false
   */
  readonly includeParent?: boolean;

  /**
   * Whether cached responses are told apart by the greedy path variable.
   *
   * @default true
   */
  readonly cachePathVariable?: boolean;

  /**
   * Authorization, API keys and whatever else the methods declare.
   *
   * @default - the defaults of the parent
   */
  readonly methodOptions?: apigateway.MethodOptions;
}

const properties: Properties = {
  ...httpProxyProperties,
  url: required(text),
  parent: optional(resource),
  variableName: optional(text),
  methods: optional(listOf(text)),
  includeParent: optional(flag),
  cachePathVariable: optional(flag),
  methodOptions: optional(shape({})),
};

/**
 * A greedy resource (`/parent/{proxy+}`) that passes everything below it on to an HTTP endpoint.
 *
 * @example
 * declare const api: apigateway.RestApi;
 *
 * new HttpProxyResource(api.root, 'Site', {
 *   url: 'https://petstore.example.com/petstore',
 *   includeParent: true,
 * });
 */
export class HttpProxyResource extends apigateway.Resource {
  /** The methods of the resource, and of its parent if that is included. */
  public readonly methods: apigateway.Method[];

  constructor(scope: Construct, id: string, props: HttpProxyResourceProps) {
    checkProps('HttpProxyResource', props, properties);
    const variable = props.variableName ?? 'proxy';
    checkVariableName(variable);
    const parent = props.parent ?? parentOf(scope);
    super(scope, id, { parent, pathPart: `{${variable}+}` });

    const { cachePathVariable = true, methods: verbs = ['ANY'], methodOptions } = props;
    if (verbs.length === 0) throw fault(`${this.node.path} passes no method on: name one in methods, or leave methods out for ANY`);
    // In a resource's path the variable has a plus sign, so people write it in the URL, too, where the service knows it without.
    const url = props.url.replaceAll(`{${variable}+}`, `{${variable}}`);
    const whole = new HttpProxyIntegration(withVariable(url, variable), {
      ...props,
      cacheKeyParameters: cachePathVariable ? [MethodRequest.path(variable)] : undefined,
    });
    this.methods = verbs.map((verb) => this.addMethod(verb, whole, methodOptions));
    if (props.includeParent) {
      const root = new HttpProxyIntegration(withoutVariable(url, variable), {
        ...props,
        request: withoutPathMapping(props.request, variable),
      });
      this.methods.push(...verbs.map((verb) => parent.addMethod(verb, root, methodOptions)));
    }
  }
}

function checkVariableName(name: string): void {
  if (Token.isUnresolved(name) || /^[\w:.$-]+$/.test(name)) return;
  throw fault(`"${name}" cannot be the name of a greedy path variable: write it without braces and plus sign, for example 'proxy'`);
}

function parentOf(scope: IConstruct): apigateway.IResource {
  const candidate = scope as Partial<apigateway.IRestApi & apigateway.IResource>;
  if (candidate.root) return candidate.root;
  if (candidate.resourceId !== undefined && candidate.addMethod) return candidate as apigateway.IResource;
  throw fault(
    `${scope.node.path} is neither a resource nor an API: name the parent of the HttpProxyResource, for example parent: api.root`,
  );
}

function withVariable(url: string, variable: string): string {
  if (url.includes(`{${variable}}`)) return url;
  const [endpoint, query] = splitQuery(url);
  return `${endpoint.endsWith('/') ? endpoint : `${endpoint}/`}{${variable}}${query}`;
}

function withoutVariable(url: string, variable: string): string {
  return url.replaceAll(`/{${variable}}`, '').replaceAll(`{${variable}}`, '');
}

/** The parent has no variable that a mapping of it could come from. */
function withoutPathMapping(request: ParameterMappings | undefined, variable: string): ParameterMappings {
  const { [variable]: _, ...path } = request?.path ?? {};
  return { ...request, path };
}

function splitQuery(url: string): [endpoint: string, query: string] {
  const at = url.indexOf('?');
  return at === -1 ? [url, ''] : [url.slice(0, at), url.slice(at)];
}
