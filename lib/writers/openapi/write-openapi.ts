import type { ApiDefinition, JsonObject } from '../../definition';
import { warnOfWhatDocumentsCannotSay } from './beyond-documents';
import { type DraftEntry, type DraftObject, object, objectOrNothing } from './draft';
import { type MarkedDocument, renderMarked } from './marked';
import { models } from './models';
import { paths } from './paths';
import { renderDeployable, renderFile, renderPortable, type UnknownValue } from './render';
import { rootExtensions } from './root-extensions';
import { securitySchemes } from './security-schemes';
import { hostAndBasePath, type Server, servers } from './server';
import type { TemplateValues } from './value-form';
import { text } from './values';
import { type OpenApiVersion, type Rendering, Writing } from './writing';

export interface WriteOpenApiOptions {
  readonly version: OpenApiVersion;
  readonly rendering: Rendering;
  /** Whether the document has the service's `x-amazon-apigateway-*` extensions. Without them it cannot be deployed. @default true */
  readonly extensions?: boolean;
  /** Where the API is served. @default - the host and base path that the definition names, if it does */
  readonly server?: Server;
}

export interface WrittenDocument {
  /** The document: plain JSON, its members in the order of the definition. */
  readonly document: JsonObject;
  /** One sentence for everything of the definition that the document cannot say. */
  readonly warnings: readonly string[];
}

/** Writes the definition as an OpenAPI 3.0 or Swagger 2.0 document. The same definition always gives the same document. */
export function writeOpenApi(definition: ApiDefinition, options: WriteOpenApiOptions): WrittenDocument {
  const writing = new Writing(definition, options.version, options.rendering === 'portable', options.extensions ?? true);
  const draft = document(writing, options.server ?? serverOf(definition));
  warnOfWhatDocumentsCannotSay(writing);
  const rendered = writing.portable ? renderPortable(draft, writing.extensions) : renderDeployable(draft);
  return { document: rendered, warnings: writing.warnings };
}

/** A document of OpenAPI 3.0 for a deployment: in a template, or as a file beside it. */
export interface DeploymentDocument {
  /** One sentence for everything of the definition that the document cannot say, so that the API would be another. */
  readonly warnings: readonly string[];
  /** One sentence for everything that the document says in another way. */
  readonly notes: readonly string[];
  /** The document with CloudFormation's intrinsics where they stand. */
  inTemplate(): JsonObject;
  /** The document without intrinsics, as far as the import can do without them. */
  asFile(): { readonly document: JsonObject; readonly unknown: readonly UnknownValue[] };
  /** The document as a file in which the deployment substitutes what only it knows. */
  asMarkedFile(template: TemplateValues): MarkedDocument;
}

/** Writes the definition for a deployment, which may want it in two forms. */
export function writeForDeployment(definition: ApiDefinition): DeploymentDocument {
  const writing = new Writing(definition, '3.0', false, true);
  const draft = document(writing, undefined);
  let inTemplate: JsonObject | undefined;
  const notes = new Set(writing.notes);
  return {
    warnings: writing.warnings.filter((warning) => !notes.has(warning)),
    notes: [...notes],
    inTemplate: () => {
      inTemplate ??= renderDeployable(draft);
      return inTemplate;
    },
    asFile: () => renderFile(draft),
    asMarkedFile: (template) => renderMarked(draft, template),
  };
}

function document(writing: Writing, server: Server | undefined): DraftObject {
  const extensions = writing.extensions ? rootExtensions(writing) : [];
  const written = paths(writing);
  // Components follow the paths, which say what they use of the service's own.
  if (writing.version === '3.0') {
    const components = objectOrNothing([members('schemas', models(writing)), members('securitySchemes', securitySchemes(writing))]);
    return object([
      ['openapi', '3.0.0'],
      ['info', info(writing)],
      servers(server, writing),
      ['paths', written],
      ['components', components],
      ...extensions,
    ]);
  }
  return object([
    ['swagger', '2.0'],
    ['info', info(writing)],
    ...hostAndBasePath(server, writing),
    ['paths', written],
    members('definitions', models(writing)),
    members('securityDefinitions', securitySchemes(writing)),
    ...extensions,
  ]);
}

function info(writing: Writing): DraftObject {
  const { name, version, description } = writing.definition;
  return object([
    ['title', text(name) ?? (writing.portable ? 'Untitled API' : undefined)],
    ['version', text(version) ?? (writing.portable ? '1.0' : undefined)],
    ['description', text(description)],
  ]);
}

function serverOf({ host, basePath }: ApiDefinition): Server | undefined {
  return host === undefined && basePath === undefined ? undefined : { host, basePath };
}

function members(name: string, entries: readonly DraftEntry[]): DraftEntry {
  return [name, entries.length > 0 ? object(entries) : undefined];
}
