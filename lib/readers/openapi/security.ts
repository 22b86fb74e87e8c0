import { type Authorizer, isLiteral, type Method, type Value } from '../../definition';
import type { Cursor } from '../source';
import { readAuthorizer } from './authorizers';
import type { OpenApiContext } from './context';

type Scheme = { readonly kind: 'authorizer'; readonly authorizer: Authorizer } | { readonly kind: 'apiKey' | 'iam' | 'ignored' };

export type MethodSecurity = Pick<Method, 'authorizationType' | 'authorizer' | 'authorizationScopes' | 'apiKeyRequired'>;

/** The security schemes of a document, and what they make of a method. */
export class Security {
  readonly #schemes = new Map<string, Scheme>();
  readonly #undefined = new Set<string>();

  constructor(private readonly context: OpenApiContext) {
    const { root, version } = context;
    const owner = version === 3 ? root.get('components') : root;
    const schemes = owner && context.members(owner).map(version === 3 ? 'securitySchemes' : 'securityDefinitions');
    for (const entry of schemes ?? []) this.#schemes.set(entry.key, this.scheme(entry.key, entry.value));
  }

  get authorizers(): readonly Authorizer[] {
    return [...this.#schemes.values()].flatMap((scheme) => (scheme.kind === 'authorizer' ? [scheme.authorizer] : []));
  }

  /** Security of an operation: its own, else that of the document's root. */
  of(operation: Cursor, where: string): MethodSecurity {
    const requirements = operation.get('security') ?? this.context.root.get('security');
    const used = (requirements?.items() ?? []).flatMap((item) => item.entries());
    let apiKeyRequired = false;
    let iam = false;
    let authorized: MethodSecurity | undefined;
    for (const { key, value } of used) {
      const scheme = this.#schemes.get(key);
      if (scheme === undefined) this.reportUndefined(key, value, where);
      else if (scheme.kind === 'apiKey') apiKeyRequired = true;
      else if (scheme.kind === 'iam') iam = true;
      else if (scheme.kind === 'authorizer') authorized ??= authorizedBy(scheme.authorizer, value);
    }
    const auth = this.authExtension(operation, where);
    if (auth === 'NONE') return { authorizationType: 'NONE', authorizationScopes: [], apiKeyRequired };
    if (auth !== undefined) return { authorizationType: auth, authorizationScopes: [], apiKeyRequired };
    if (authorized !== undefined) return { ...authorized, apiKeyRequired };
    return { authorizationType: iam ? 'AWS_IAM' : 'NONE', authorizationScopes: [], apiKeyRequired };
  }

  private authExtension(operation: Cursor, where: string): Value<string> | undefined {
    return this.context.members(operation, where, 'methodRequest').object('x-amazon-apigateway-auth')?.upper('type');
  }

  private scheme(name: string, scheme: Cursor): Scheme {
    const extension = scheme.get('x-amazon-apigateway-authorizer');
    if (extension !== undefined)
      return { kind: 'authorizer', authorizer: readAuthorizer(this.context, { key: name, value: scheme }, extension) };
    if (scheme.get('x-amazon-apigateway-authtype')?.text?.toLowerCase() === 'awssigv4') return { kind: 'iam' };
    const type = scheme.get('type')?.text;
    if (type !== 'apiKey') {
      this.context.problems.add('security-scheme-ignored', {
        message: `Unsupported security definition type '${type}' for '${name}'. Ignoring.`,
        effect: 'Methods that ask for it are open to everyone.',
        origin: scheme.origin(),
        consequence: 'sometimes-fails',
        help: 'declare an authorizer: x-amazon-apigateway-authorizer on a scheme of type apiKey',
      });
      return { kind: 'ignored' };
    }
    // The service reads keys from this header alone.
    if (scheme.get('name')?.text?.toLowerCase() === 'x-api-key' && scheme.get('in')?.text === 'header') return { kind: 'apiKey' };
    this.context.problems.add('security-scheme-without-authorizer', {
      message: `The security scheme ${name} is neither the API key of the service (x-api-key in the header) nor has it an authorizer.`,
      effect: 'Nobody checks it: methods that ask for it are open to everyone.',
      origin: scheme.origin(),
      help: 'declare an authorizer on it (x-amazon-apigateway-authorizer), or name it x-api-key in: header',
    });
    return { kind: 'ignored' };
  }

  private reportUndefined(name: string, value: Cursor, where: string): void {
    if (this.#undefined.has(name)) return;
    this.#undefined.add(name);
    this.context.problems.add('security-scheme-undefined', {
      message: `The security scheme ${name} is not defined in the document.`,
      origin: value.origin(),
      where,
      help: `define ${name} under ${this.context.version === 3 ? 'components.securitySchemes' : 'securityDefinitions'}`,
    });
  }
}

function authorizedBy(authorizer: Authorizer, scopes: Cursor): MethodSecurity {
  const pool = isLiteral(authorizer.type) && authorizer.type === 'COGNITO_USER_POOLS';
  return {
    authorizationType: pool ? 'COGNITO_USER_POOLS' : 'CUSTOM',
    authorizer: authorizer.name,
    authorizationScopes: scopes.items().flatMap((scope) => scope.unresolved ?? scope.text ?? []),
    apiKeyRequired: false,
  };
}
