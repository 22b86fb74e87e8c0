import { type ApiDefinition, literal } from '../../definition';
import { ComponentNames } from './component-names';

/** Version of the OpenAPI Specification that a document follows. */
export type OpenApiVersion = '3.0' | '2.0';

/**
 * `deployable`: exactly what the service imports, intrinsics kept where they stand. `portable`: what the official schemas and
 * other people's tools accept, with stable placeholders of the right type instead of intrinsics.
 */
export type Rendering = 'deployable' | 'portable';

/** Schemes that need no declaration in the service: an API key, and AWS credentials. Named as the service exports them. */
export type BuiltInScheme = 'api_key' | 'sigv4';

/** What every part of a document needs to know while one is written. */
export class Writing {
  readonly #warnings = new Set<string>();
  readonly #notes = new Set<string>();
  /** Names of models in `components.schemas` or `definitions`. */
  readonly models: ComponentNames;
  /** Names of authorizers in `components.securitySchemes` or `securityDefinitions`. */
  readonly schemes: ComponentNames;
  /** The service's own models that the document refers to; `Empty` and `Error` exist in an API that no document created. */
  readonly serviceModels = new Set<string>();
  /** Keys of the schemes that are no authorizers, as far as methods use them. */
  readonly builtInSchemes = new Map<BuiltInScheme, string>();

  constructor(
    readonly definition: ApiDefinition,
    readonly version: OpenApiVersion,
    readonly portable: boolean,
    readonly extensions: boolean,
  ) {
    this.models = new ComponentNames(
      definition.models.map((model) => literal(model.name)),
      portable,
    );
    this.schemes = new ComponentNames(
      definition.authorizers.map((authorizer) => literal(authorizer.name)),
      portable,
    );
  }

  warn(message: string): void {
    this.#warnings.add(message);
  }

  /** The same of what the document says in another way, so that the API is the same to its clients and backends. */
  note(message: string): void {
    this.#notes.add(message);
    this.#warnings.add(message);
  }

  get warnings(): readonly string[] {
    return [...this.#warnings];
  }

  get notes(): readonly string[] {
    return [...this.#notes];
  }

  /** The key of a scheme that is no authorizer. */
  builtInScheme(scheme: BuiltInScheme): string {
    const key = this.builtInSchemes.get(scheme) ?? this.schemes.free(scheme);
    this.builtInSchemes.set(scheme, key);
    return key;
  }

  /** The value where extensions are written. */
  extension<T>(value: T | undefined): T | undefined {
    return this.extensions ? value : undefined;
  }

  /** Where models stand in a document of this version. */
  get modelsPointer(): string {
    return this.version === '3.0' ? '#/components/schemas/' : '#/definitions/';
  }
}
