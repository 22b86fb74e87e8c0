import type { Diagnostic, JsonObject, Origin } from '../../definition';
import { Problems } from '../problems';
import { type Cursor, type CursorEntry, SourceDocument } from '../source';
import { reportApisElsewhere } from './apis-elsewhere';
import type { DocumentLoader } from './body';
import { type ApiOfTemplate, readApis } from './read-resources';
import { ResourceSet } from './resource-set';
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
  readonly apis: readonly ApiOfTemplate[];
  /** What the definitions do not hold, and why; those of all APIs and of the template itself. */
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
  const parts = resources
    .entries()
    .filter((entry) => isResource(entry, problems))
    .map((entry) => templateResource(entry, options));
  const set = new ResourceSet(parts);
  reportApisElsewhere(parts, set, problems);
  const apis = readApis(set, options.load);
  return {
    apis,
    problems: [...problems.list, ...apis.flatMap((api) => api.problems)],
  };
}

/** Types that a person may take for a REST API of the template, by what they are instead. */
const refused = new Map([
  ['AWS::ApiGatewayV2::Api', { rule: 'http-api', reason: 'is an HTTP or WebSocket API' }],
  ['AWS::Serverless::HttpApi', { rule: 'http-api', reason: 'is an HTTP API' }],
  ['AWS::Serverless::Api', { rule: 'sam-api', reason: 'is made a REST API by the SAM transform only' }],
]);

function isResource({ key, value }: CursorEntry, problems: Problems): boolean {
  const type = value.get('Type')?.text;
  const refusal = refused.get(type ?? '');
  if (refusal !== undefined) {
    problems.add(refusal.rule, {
      message: `${key} (${type}) ${refusal.reason} and is not read: REST APIs are AWS::ApiGateway::RestApi.`,
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
