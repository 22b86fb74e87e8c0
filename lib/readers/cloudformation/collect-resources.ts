import { isObject, type Origin } from '../../definition';
import type { Problems } from '../problems';
import type { Cursor, CursorEntry } from '../source';
import type { TreeNode } from '../source/tree';
import { UnreadableDocument } from '../unreadable-document';
import { DeclaredResource } from './declared-resource';
import { scalarText } from './evaluation/scope';
import { reportMacros } from './macros';
import { Template } from './template';
import type { TemplateResource } from './template-resource';

/** Stacks in stacks; CloudFormation's users get along with a handful. */
const maximumLevels = 10;
/** Templates that one reading takes in; it bounds what templates that nest each other many times cost. */
const maximumTemplates = 200;

export interface Collecting {
  readonly problems: Problems;
  /** Construct path by logical id. @default - the `aws:cdk:path` of a resource's metadata */
  readonly constructPaths?: ReadonlyMap<string, string>;
  /** Told of each nested template that is read. */
  readonly onNested?: (file: string) => void;
}

/** Types that a person may take for a REST API of the template, by what they are instead. */
const refused = new Map([
  ['AWS::ApiGatewayV2::Api', 'is an HTTP or WebSocket API'],
  ['AWS::Serverless::HttpApi', 'is an HTTP API'],
]);

/** The resources of a template and of the stacks that are nested in it, in order; what the SAM transform makes is made. */
export function collectResources(template: Template, collecting: Collecting): readonly TemplateResource[] {
  const open = [{ template, level: 0 }];
  const found: Template[] = [];
  // Every nested template is there before anything is evaluated: outputs of one may be parameters of another.
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    found.push(next.template);
    if (found.length > maximumTemplates)
      throw template.root.document.unreadable(`its nested stacks take more than ${maximumTemplates} templates`);
    for (const nested of nestedTemplates(next.template, next.level, collecting)) open.push({ template: nested, level: next.level + 1 });
  }
  return found.flatMap((one) => resourcesOf(one, collecting));
}

function resourcesOf(template: Template, collecting: Collecting): readonly TemplateResource[] {
  reportMacros(template, collecting.problems);
  const resources: TemplateResource[] = [];
  for (const entry of liveResources(template))
    if (isResource(entry, collecting.problems)) resources.push(templateResource(template, entry, collecting));
  if (!resources.some(({ type }) => type.startsWith('AWS::Serverless::'))) return resources;
  // Most templates ask for no transform.
  const { expandServerless } = require('./sam/expand') as typeof import('./sam/expand');
  return expandServerless(template, resources, collecting.problems);
}

/** Those whose condition does not say that they are not made. */
function liveResources(template: Template): readonly CursorEntry[] {
  if (template.conditions === undefined) return template.resources;
  return template.resources.filter(({ value }) => {
    const condition = value.textAt('Condition');
    return condition === undefined || template.evaluator.conditions.holds(condition) !== false;
  });
}

function isResource({ key, value }: CursorEntry, problems: Problems): boolean {
  if (key.startsWith('Fn::ForEach::')) {
    problems.add('unknown-at-synth', {
      message: `${key} makes resources at deployment, of what is not known here, and is not read.`,
      origin: value.origin(),
      help: 'give the parameters of its collection values with --parameter, and the template the transform AWS::LanguageExtensions',
    });
  }
  const type = value.textAt('Type');
  const reason = refused.get(type ?? '');
  if (reason !== undefined) {
    problems.add('http-api', {
      message: `${key} (${type}) ${reason} and is not read: REST APIs are AWS::ApiGateway::RestApi.`,
      origin: { logicalId: key, ...value.origin() },
    });
  }
  return type !== undefined;
}

/** Types whose properties the reader looks at; all others are only there to be referred to. */
const read = /^AWS::(?:ApiGateway|ApiGatewayV2|Serverless)::/;

function templateResource(template: Template, { key, value }: CursorEntry, { constructPaths }: Collecting): TemplateResource {
  const logicalId = template.prefix + key;
  const type = value.textAt('Type') ?? '';
  const constructPath = (template.prefix === '' ? constructPaths?.get(key) : undefined) ?? metadataPath(value);
  // One that was found not to hold has taken the resource out before.
  const condition = value.textAt('Condition');
  const open = condition !== undefined && template.evaluator.conditions.holds(condition) === undefined;
  const named: Origin = constructPath === undefined ? { logicalId } : { constructPath, logicalId };
  const owner = open ? { ...named, condition: template.prefix + condition } : named;
  return new DeclaredResource(logicalId, type, value.ownedBy(owner), read.test(type) ? template : undefined);
}

/** `aws:cdk:path` names the L1 construct, which is the child `Resource` of the construct that the person wrote. */
function metadataPath(resource: Cursor): string | undefined {
  const { source } = resource.node.kind === 'map' ? resource.node : { source: undefined };
  const written = isObject(source?.['Metadata']) ? source['Metadata']['aws:cdk:path'] : undefined;
  const path = typeof written === 'string' ? written : resource.get('Metadata')?.textAt('aws:cdk:path');
  return path?.endsWith('/Resource') ? path.slice(0, -'/Resource'.length) : path;
}

const nestedTypes = new Map([
  ['AWS::CloudFormation::Stack', 'TemplateURL'],
  ['AWS::Serverless::Application', 'Location'],
]);

function nestedTemplates(template: Template, level: number, { problems, onNested }: Collecting): readonly Template[] {
  const nesting = liveResources(template).filter(({ value }) => nestedTypes.has(value.textAt('Type') ?? ''));
  return nesting.flatMap(({ key, value }): Template[] => {
    const member = nestedTypes.get(value.textAt('Type') ?? '');
    const location = member === undefined ? undefined : templateLocation(value, member);
    if (location === undefined) return [];
    if (level === maximumLevels) {
      problems.add('file-not-read', {
        message: `${template.prefix}${key} nests stacks more than ${maximumLevels} levels deep.`,
        origin: value.origin(),
      });
      return [];
    }
    const file = template.localFile(location.text, `The template of ${template.prefix}${key}`, location.cursor.node);
    if (file === undefined) return [];
    try {
      const given = value.get('Properties')?.get('Parameters')?.entries() ?? [];
      const nested = new Template(file.text, {
        ...template.options,
        file: file.file,
        prefix: `${template.prefix}${key}/`,
        given: handedDown(template, given),
      });
      template.nested.set(key, nested);
      onNested?.(file.file);
      return [nested];
    } catch (error) {
      if (!(error instanceof UnreadableDocument)) throw error;
      problems.add('file-not-read', {
        message: `The template of ${template.prefix}${key}: ${error.message}`,
        origin: location.cursor.origin(),
      });
      return [];
    }
  });
}

/**
 * Where the template of a nested stack lies: the asset that CDK notes, or a local path as `aws cloudformation package` takes it. One that
 * lies in S3 already is no file.
 */
function templateLocation(resource: Cursor, member: string): { readonly text: string; readonly cursor: Cursor } | undefined {
  const asset = resource.get('Metadata')?.get('aws:asset:path');
  const property = resource.get('Properties')?.get(member);
  const cursor = asset ?? property;
  const text = asset?.text ?? scalarText(property?.node);
  return cursor === undefined || text === undefined || /^(?:https?|s3|arn):/i.test(text) ? undefined : { text, cursor };
}

/** Parameters that are handed down: evaluated in the parent when the child asks for them, for siblings' outputs may be in them. */
function handedDown(parent: Template, entries: readonly CursorEntry[]): (name: string) => TreeNode | undefined {
  const cursors = new Map(entries.map(({ key, value }) => [key, value]));
  const inWork = new Set<string>();
  return (name) => {
    const cursor = cursors.get(name);
    // A parameter that is made of an output which is made of the parameter has no value.
    if (cursor === undefined || inWork.has(name)) return undefined;
    inWork.add(name);
    const value = parent.evaluator.evaluated(cursor.node);
    inWork.delete(name);
    return value;
  };
}
