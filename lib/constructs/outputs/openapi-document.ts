import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { attachCustomSynthesis } from 'aws-cdk-lib';
import type * as apigateway from 'aws-cdk-lib/aws-apigateway';
import { Construct } from 'constructs';
import type { ApiDefinition } from '../../definition';
import { checkProps, choice, flag, optional, type Properties, required, restApi, text } from '../props';
import { synthesizedApi } from '../synthesis';
import { validateApi } from '../validation';
import { outputName } from './output-file';
import { serverOf } from './server';
import { warnAbout } from './warnings';

/** Versions of the OpenAPI specification. */
export enum OpenApiVersion {
  /** OpenAPI 3.0. */
  V3_0 = '3.0',
  /** OpenAPI 2.0, also known as Swagger. */
  V2_0 = '2.0',
}

/** Notations of a document. */
export enum OpenApiFormat {
  /** JSON, indented. */
  JSON = 'json',
  /** YAML. */
  YAML = 'yaml',
}

/** What becomes of values that are known at deployment only. */
export enum OpenApiRendering {
  /** Placeholders that stay the same stand for them; any tool can read the document. */
  PORTABLE = 'portable',
  /** CloudFormation's intrinsic functions stay where they are, as in the body of a template. */
  DEPLOYABLE = 'deployable',
}

/** Properties of an OpenAPI document. */
export interface OpenApiDocumentProps {
  /** API that the document describes: a RestApi or SpecRestApi of this app. */
  readonly api: apigateway.IRestApi;

  /**
   * Version of the specification.
   *
   * @default OpenApiVersion.V3_0
   */
  readonly version?: OpenApiVersion;

  /**
   * Notation.
   *
   * @default OpenApiFormat.JSON
   */
  readonly format?: OpenApiFormat;

  /**
   * What becomes of values that are known at deployment only.
   *
   * @default OpenApiRendering.PORTABLE
   */
  readonly rendering?: OpenApiRendering;

  /**
   * Whether the document holds the service's extensions (`x-amazon-apigateway-…`), integrations among them.
   *
   * @default true
   */
  readonly extensions?: boolean;

  /**
   * Title of the document.
   *
   * @default - the name of the API
   */
  readonly title?: string;

  /**
   * Version of the API, which the document states.
   *
   * @default - a portable document states 1.0, a deployable one nothing
   */
  readonly apiVersion?: string;

  /**
   * Name of the file in the cloud assembly.
   *
   * @default - the construct's path, with `.openapi.json`, `.swagger.yaml` or the like
   */
  readonly fileName?: string;
}

const properties: Properties = {
  api: required(restApi),
  version: optional(choice(OpenApiVersion)),
  format: optional(choice(OpenApiFormat)),
  rendering: optional(choice(OpenApiRendering)),
  extensions: optional(flag),
  title: optional(text),
  apiVersion: optional(text),
  fileName: optional(text),
};

/**
 * Has synthesis write an OpenAPI document of an API into the cloud assembly (`cdk.out`).
 *
 * @example
 * declare const api: apigateway.RestApi;
 *
 * new OpenApiDocument(this, 'Document', { api, version: OpenApiVersion.V3_0, format: OpenApiFormat.YAML });
 */
export class OpenApiDocument extends Construct {
  /** Name of the file in the cloud assembly. */
  public readonly fileName: string;

  constructor(scope: Construct, id: string, props: OpenApiDocumentProps) {
    super(scope, id);
    checkProps('OpenApiDocument', props, properties);
    const { api, version = OpenApiVersion.V3_0, format = OpenApiFormat.JSON, rendering = OpenApiRendering.PORTABLE } = props;
    const kind = version === OpenApiVersion.V3_0 ? 'openapi' : 'swagger';
    this.fileName = props.fileName ?? `${outputName(this)}.${kind}.${format}`;
    validateApi(api);
    attachCustomSynthesis(this, {
      onSynthesize: (session) => {
        const { toJsonText, toYamlText, writeOpenApi } = require('../../writers') as typeof import('../../writers');
        const definition = synthesizedApi(api).definition;
        const { document, warnings } = writeOpenApi(documented(definition, props), {
          version,
          rendering,
          extensions: props.extensions ?? true,
          server: serverOf(api, definition),
        });
        warnAbout(this, 'openapi-document', warnings);
        const file = path.join(session.outdir, this.fileName);
        mkdirSync(path.dirname(file), { recursive: true });
        writeFileSync(file, format === OpenApiFormat.JSON ? toJsonText(document) : toYamlText(document));
      },
    });
  }
}

/** Without what the app deploys beside any document, so that nobody is told that the document lacks it. */
function documented(definition: ApiDefinition, { title, apiVersion }: OpenApiDocumentProps): ApiDefinition {
  const { endpointConfiguration } = definition;
  return {
    ...definition,
    name: title ?? definition.name,
    version: apiVersion ?? definition.version,
    endpointConfiguration: endpointConfiguration && { types: [], vpcEndpointIds: endpointConfiguration.vpcEndpointIds },
    stages: [],
    tags: [],
    usagePlans: [],
    apiKeys: [],
    otherResources: [],
  };
}
