import type { ApiDefinition, Diagnostic, JsonObject, Origin } from '../../definition';
import { Problems } from '../problems';
import { type Cursor, type CursorEntry, SourceDocument } from '../source';
import type { DocumentLoader } from './body';
import { readApis } from './read-resources';
import type { TemplateResource } from './template-resource';

export interface CloudFormationOptions {
  /** Name of the file, for origins and messages. */
  readonly file?: string;
  /** Construct path by logical id. @default - the `aws:cdk:path` of a resource's metadata */
  readonly constructPaths?: ReadonlyMap<string, string>;
  /** Finds documents that the template leaves in S3. @default - they become problems */
  readonly load?: DocumentLoader;
}

export interface CloudFormationReading {
  /** Each `AWS::ApiGateway::RestApi`, in the order of the template. */
  readonly apis: readonly { readonly logicalId: string; readonly definition: ApiDefinition }[];
  /** What the definitions do not hold, and why. */
  readonly problems: readonly Diagnostic[];
}

/**
 * Reads the REST APIs of a CloudFormation template.
 * @param template JSON or YAML text (short forms such as `!Ref` included), or the parsed template
 * @throws UnreadableDocument where it is no template at all
 */
export function readCloudFormation(template: string | JsonObject, options: CloudFormationOptions = {}): CloudFormationReading {
  const document = new SourceDocument(template, {
    ...(options.file !== undefined && { file: options.file }),
    wanted: 'a CloudFormation template',
    intrinsics: true,
  });
  const resources = document.root.get('Resources');
  if (resources?.type !== 'object') {
    throw document.unreadable(
      'this is not a CloudFormation template: it has no Resources object; a template declares its parts there',
      document.root.node.start,
    );
  }
  const problems = new Problems();
  const entries = resources.entries().filter((entry) => isResource(entry, problems));
  const apis = readApis(
    entries.map((entry) => templateResource(entry, options)),
    options.load,
  );
  return {
    apis: apis.map(({ logicalId, definition }) => ({ logicalId, definition })),
    problems: [...problems.list, ...apis.flatMap((api) => api.problems)],
  };
}

const refused = new Map([
  ['AWS::ApiGatewayV2::Api', 'is an HTTP or WebSocket API'],
  ['AWS::Serverless::HttpApi', 'is an HTTP API'],
]);

function isResource({ key, value }: CursorEntry, problems: Problems): boolean {
  const type = value.get('Type')?.text;
  const refusal = type === undefined ? undefined : refused.get(type);
  if (refusal !== undefined) {
    problems.add('http-api', {
      message: `${key} (${type}) ${refusal} and is not read: REST APIs are AWS::ApiGateway::RestApi.`,
      origin: { logicalId: key, ...value.origin() },
    });
  }
  return type !== undefined;
}

function templateResource({ key, value }: CursorEntry, { constructPaths }: CloudFormationOptions): TemplateResource {
  const constructPath = constructPaths?.get(key) ?? metadataPath(value);
  const owner: Origin = { ...(constructPath !== undefined && { constructPath }), logicalId: key };
  const resource = value.ownedBy(owner);
  return { logicalId: key, type: value.get('Type')?.text ?? '', properties: resource.objectAt('Properties'), origin: resource.origin() };
}

/** `aws:cdk:path` names the L1 construct, which is the child `Resource` of the construct that the person wrote. */
function metadataPath(resource: Cursor): string | undefined {
  return resource
    .get('Metadata')
    ?.get('aws:cdk:path')
    ?.text?.replace(/\/Resource$/, '');
}
