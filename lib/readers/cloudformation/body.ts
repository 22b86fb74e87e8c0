import { type ApiDefinition, type Diagnostic, literal } from '../../definition';
import { isRemote, type LocalFiles } from '../local-files';
import type { BasePathMode, OpenApiOptions } from '../openapi';
import { Problems } from '../problems';
import type { Cursor } from '../source';
import { UnreadableDocument } from '../unreadable-document';
import type { ApiContext } from './api-context';
import { type SubstitutedDocument, substitutedDocument } from './substituted-document';

/** The other reader is loaded by the first body: most APIs have none. */
function openApi(): typeof import('../openapi') {
  return require('../openapi') as typeof import('../openapi');
}

/**
 * Finds the text of a document that a `BodyS3Location` names; undefined where it is not at hand.
 *
 * @param member name of a file in the zip file that `location` names
 */
export type DocumentLoader = (location: Cursor, member?: string) => { readonly text: string; readonly file: string } | undefined;

export interface DocumentFinders {
  readonly load?: DocumentLoader;
  readonly files?: LocalFiles;
}

/** The definition that the API's `Body` or `BodyS3Location` holds. */
export function readBody(context: ApiContext, endpointType: string | undefined, finders: DocumentFinders): ApiDefinition | undefined {
  const { properties, logicalId } = context.api;
  const parameters = context.members(properties).object('Parameters');
  const mode = basePathMode(literal(parameters?.text('basepath')));
  const type = endpointType ?? literal(parameters?.text('endpointConfigurationTypes'));
  const options: OpenApiOptions = { ...(mode && { basePathMode: mode }), ...(type !== undefined && { endpointType: type }) };
  const documented =
    literal(parameters?.text('ignore')) === 'documentation' ? withoutDocumentation : (read: ApiDefinition | undefined) => read;

  const given = context.api.beyond?.document;
  if (given !== undefined) {
    const read = readable(context, properties, () => {
      // Its intrinsics come into the template, where they are resolved.
      const { definition, problems } = openApi().readOpenApi(given.text, { ...options, file: given.file });
      addProblems(context, problems);
      return definition;
    });
    return documented(read);
  }
  const body = properties.get('Body');
  if (body !== undefined) return documented(inlineBody(context, body, options));
  const location = properties.get('BodyS3Location');
  if (location === undefined) return undefined;
  const substituted = substitutedDocument(location, context.resources, finders.load);
  if (substituted !== undefined) return documented(readSubstituted(context, location, substituted, options));
  const document = localDocument(location, finders) ?? finders.load?.(location);
  if (document === undefined) {
    context.problems.add('body-not-at-hand', {
      message: `The document of ${logicalId} lies in S3 and is not read: ${JSON.stringify(location.json())}.`,
      origin: location.origin(),
      help: 'read the document itself, or the app or cloud assembly that it is an asset of',
    });
    return undefined;
  }
  const read = readable(context, location, () => {
    // The file goes to the service as it stands: nobody resolves intrinsics in it.
    const { definition, problems } = openApi().readOpenApi(document.text, { ...options, file: document.file, intrinsics: 'malformed' });
    addProblems(context, problems);
    return definition;
  });
  return documented(read);
}

/** Its values are intrinsics here, which make it longer than what the service gets. */
function readSubstituted(
  context: ApiContext,
  location: Cursor,
  { text, file, bytes }: SubstitutedDocument,
  options: OpenApiOptions,
): ApiDefinition | undefined {
  return readable(context, location, () => {
    const { definition, problems } = openApi().readOpenApi(text, { ...options, file });
    const isTooLarge = bytes > openApi().maximumBytes;
    addProblems(
      context,
      problems.filter(({ rule }) => rule !== 'definition-size' || isTooLarge),
    );
    return definition;
  });
}

/** A local path, as `aws cloudformation package` and SAM take it in the place of one in S3. */
function localDocument(location: Cursor, { files }: DocumentFinders): { readonly text: string; readonly file: string } | undefined {
  const { text } = location;
  const from = location.document.file;
  if (text === undefined || isRemote(text) || files === undefined || from === undefined) return undefined;
  const found = files(text, from);
  return 'text' in found ? found : undefined;
}

/** The import parameter `ignore=documentation`. */
function withoutDocumentation(read: ApiDefinition | undefined): ApiDefinition | undefined {
  const { documentation: _, ...rest } = read ?? { resources: undefined };
  return rest.resources === undefined ? undefined : rest;
}

function inlineBody(context: ApiContext, body: Cursor, options: OpenApiOptions): ApiDefinition | undefined {
  if (body.unresolved === undefined) {
    return readable(context, body, () => {
      const problems = new Problems();
      const definition = openApi().readApi(body, options, problems);
      addProblems(context, problems.list);
      return definition;
    });
  }
  context.problems.add('unknown-at-synth', {
    message: `The Body of ${context.api.logicalId} is an intrinsic, and what it holds is not known at synth; it is left out.`,
    origin: body.origin(),
  });
  return undefined;
}

/** What the import warns of; with `FailOnWarnings` each warning stops it. */
const importWarnings = new Set([
  'inline-model-ignored',
  'mapping-value-dropped',
  'model-reference-ignored',
  'security-scheme-ignored',
  'servers-ignored',
]);

function addProblems(context: ApiContext, problems: readonly Diagnostic[]): void {
  const failOnWarnings = context.members(context.api.properties).flag('FailOnWarnings') === true;
  for (const problem of problems) {
    const stops = failOnWarnings && importWarnings.has(problem.rule);
    context.problems.list.push(
      stops
        ? { ...problem, severity: 'error', consequence: 'rejected', effect: 'FailOnWarnings is set: the import fails on this warning.' }
        : problem,
    );
  }
}

/** A body that is no OpenAPI document is one problem of the template; the rest of the template is read. */
function readable(context: ApiContext, cursor: Cursor, read: () => ApiDefinition): ApiDefinition | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof UnreadableDocument)) throw error;
    context.problems.add('openapi-unreadable', {
      message: `The body of ${context.api.logicalId} cannot be read: ${error.file === undefined ? error.reason : error.message}`,
      effect: 'The import fails: Invalid OpenAPI input.',
      consequence: 'rejected',
      origin: cursor.origin(),
    });
    return undefined;
  }
}

function basePathMode(parameter: string | undefined): BasePathMode | undefined {
  return parameter === 'ignore' || parameter === 'prepend' || parameter === 'split' ? parameter : undefined;
}
