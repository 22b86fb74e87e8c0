import { statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { ApiDefinition, Diagnostic, JsonObject } from '../../definition';
import { assertSyntax, type BasePathMode, readCloudFormation, readOpenApi, stackAccounts } from '../../readers';
import { acknowledgements } from './acknowledgements';
import { assetDocument } from './asset-document';
import { readAssembly } from './cloud-assembly';
import { creationPlaces } from './creation-places';
import { documentKind } from './document-kind';
import { functionsOfTemplates, functionTemplate, functionTemplateOf } from './function-source';
import { localFiles } from './local-files';
import { withOrigins } from './map-origins';
import { readText } from './read-text';
import { apiId, type SourcedApi, UnusableSource } from './sourced-api';
import { withTemplateFiles } from './template-files';

export interface ReadOptions {
  /** Values of a template's parameters, and of pseudo parameters such as `AWS::Region`. @default - the template's defaults */
  readonly parameters?: ReadonlyMap<string, string>;
  /** What becomes of the base path of an OpenAPI document. @default ignore */
  readonly basePathMode?: BasePathMode;
  /**
   * Read a template without an API for what can be judged of it: usage plans, API keys, VPC links, domain names. They stand as an API
   * that has nothing else.
   * @default false
   */
  readonly withoutApi?: boolean;
}

/** Reads the APIs of a file (OpenAPI, Swagger or CloudFormation, JSON or YAML) or of a folder that holds a cloud assembly. */
export function readPath(path: string, options: ReadOptions = {}): SourcedApi[] {
  if (isFolder(path)) return readFolder(path, options);
  const text = readText(path);
  const kind = documentKind(text);
  if (kind === 'openapi' || kind === 'swagger') return [readDocument(text, path, options)];
  if (kind === 'cloudformation') return withUnattached(readTemplate(text, path, options), basename(path), options);
  if (text.trim() === '') throw new UnusableSource(`${path}: the file is empty; name an OpenAPI document or a CloudFormation template`);
  // What is broken before it says what it is: its syntax says where.
  if (/^\s*\{/.test(text) || /\.(?:json|ya?ml|template)$/i.test(path)) assertSyntax(text, path);
  throw new UnusableSource(
    `${path}: this is neither an OpenAPI document (\`openapi\` or \`swagger\` at the top) nor a CloudFormation template (\`Resources\`)`,
  );
}

/** Reads the APIs of a cloud assembly, with what its metadata says of them. */
function readFolder(folder: string, options: ReadOptions): SourcedApi[] {
  const { templates, metadata } = readAssembly(folder);
  const place = creationPlaces(metadata);
  // An API may integrate with functions of other stacks.
  const functions = functionsOfTemplates(() => templates.flatMap(functionTemplateOf));
  const nested = new Set<string>();
  // Templates of nested stacks are read with those that nest them; what is left is read by itself.
  const accounts = new Map([...new Set(templates.map(dirname))].flatMap((each) => [...stackAccounts(each)]));
  const read = templates.flatMap((template) => {
    if (nested.has(resolve(template))) return [];
    const account = accounts.get(template);
    const { apis, ...beside } = readTemplate(readText(template), template, options, nested);
    return { ...beside, apis: account === undefined ? apis : apis.map((api) => ({ ...api, definition: { ...api.definition, account } })) };
  });
  const unattached = merged(read.flatMap(({ unattached }) => unattached ?? []));
  const problems = read.flatMap(({ problems }) => problems);
  const apis = withUnattached({ apis: read.flatMap(({ apis }) => apis), problems, ...(unattached && { unattached }) }, folder, options);
  return apis.map((api) => {
    const placed = withOrigins(api, place);
    return {
      ...placed,
      functions,
      definition: withTemplateFiles(placed.definition, metadata),
      acknowledgements: acknowledgements(api.definition.origin.constructPath ?? api.id, metadata),
    };
  });
}

/** Reads a document that is at hand as data. */
export function readObject(document: JsonObject): SourcedApi[] {
  if (Object.hasOwn(document, 'openapi') || Object.hasOwn(document, 'swagger')) return [readDocument(document)];
  if (Object.hasOwn(document, 'Resources')) return readTemplate(document).apis;
  throw new UnusableSource(
    'the object is neither an OpenAPI document, nor a CloudFormation template, nor an ApiDefinition, nor a construct',
  );
}

function readDocument(source: string | JsonObject, file?: string, { basePathMode }: ReadOptions = {}): SourcedApi {
  const { definition, problems, ...reading } = readOpenApi(source, {
    ...(basePathMode && { basePathMode }),
    ...(file !== undefined && { file, files: localFiles(file) }),
  });
  const title = typeof definition.name === 'string' && definition.name !== '' ? definition.name : undefined;
  return {
    id: title ?? (file === undefined ? 'Api' : basename(file).replace(/\.[^.]*$/, '')),
    definition,
    isDocument: true,
    problems,
    locate: (pointer) => reading.locate(pointer),
  };
}

interface ReadTemplate {
  readonly apis: SourcedApi[];
  readonly unattached?: ApiDefinition;
  /** What was found where there is no API to tell it with. */
  readonly problems: readonly Diagnostic[];
}

function readTemplate(source: string | JsonObject, file?: string, options: ReadOptions = {}, seen?: Set<string>): ReadTemplate {
  const { apis, unattached, problems, nested } = readCloudFormation(source, {
    ...(options.parameters && { parameters: options.parameters }),
    ...(file !== undefined && { file, load: (location, member) => assetDocument(file, location.json(), member), files: localFiles(file) }),
  });
  for (const name of nested) seen?.add(resolve(name));
  // A template that was named holds something else; stacks of an assembly may well hold none.
  const isWanted = unattached !== undefined && options.withoutApi === true;
  const [other] =
    apis.length === 0 && seen === undefined && !isWanted
      ? problems.filter(({ rule }) => rule === 'http-api' || rule === 'api-elsewhere')
      : [];
  if (other !== undefined)
    throw new UnusableSource(
      `${file === undefined ? '' : `${file}: `}${other.message}${other.help.map(({ text }) => ` To judge it, ${text}.`).join('')}`,
    );
  const functions = functionsOfTemplates(() => functionTemplate(source, file));
  return {
    apis: apis.map(({ logicalId, definition, alternatives }, index) => ({
      id: apiId(definition, logicalId),
      definition,
      ...(alternatives && { alternatives }),
      functions,
      problems: index === 0 ? problems : [],
    })),
    ...(unattached && { unattached }),
    problems: apis.length === 0 ? problems : [],
  };
}

/** What belongs to no API is told with the first; where there is none, it stands in the place of one. */
function withUnattached({ apis, unattached, problems }: ReadTemplate, id: string, { withoutApi }: ReadOptions): SourcedApi[] {
  if (unattached === undefined) return apis;
  const [first, ...others] = apis;
  if (first !== undefined) return [{ ...first, unattached }, ...others];
  return withoutApi ? [{ id, definition: unattached, problems }] : [];
}

/** All of them as one. */
function merged(definitions: readonly ApiDefinition[]): ApiDefinition | undefined {
  const [first] = definitions;
  return (
    first && {
      ...first,
      usagePlans: definitions.flatMap(({ usagePlans }) => usagePlans),
      apiKeys: definitions.flatMap(({ apiKeys }) => apiKeys),
      otherResources: definitions.flatMap(({ otherResources }) => otherResources),
    }
  );
}

function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch {
    // Reading it says why: symbolic links in a circle, or a folder that nobody may enter.
    return false;
  }
}

export function isCloudAssembly(folder: string): boolean {
  return isFolder(folder) && (statSync(join(folder, 'manifest.json'), { throwIfNoEntry: false })?.isFile() ?? false);
}
