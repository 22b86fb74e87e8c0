import type { TreeNode } from '../../source/tree';
import type { Template } from '../template';
import type { TemplateResource } from '../template-resource';
import { textAt } from './document';
import { globalsOf } from './globals';
import { entriesOf, member, text } from './nodes';

/** An event of a function or state machine: the API calls it for a method. */
export interface ApiEvent {
  readonly target: TemplateResource;
  /** The alias that the transform publishes and lets the API call, by its logical id. @default - the target itself is called */
  readonly alias?: string;
  readonly name: string;
  readonly properties: TreeNode;
  /** Logical id of the API; absent for the implicit one. */
  readonly api?: string;
  readonly path: string;
  /** In lower case, `any` for all. */
  readonly method: string;
}

/** The events of type `Api` of a function or state machine. */
export function apiEvents(template: Template, resource: TemplateResource): readonly ApiEvent[] {
  const alias = publishedAlias(template, resource);
  return entriesOf(member(resource.properties.node, 'Events')).flatMap(([name, event]): ApiEvent[] => {
    const properties = member(event, 'Properties');
    const [path, method] = [text(member(properties, 'Path')), text(member(properties, 'Method'))];
    if (text(member(event, 'Type')) !== 'Api' || properties === undefined || path === undefined || method === undefined) return [];
    const reference = member(properties, 'RestApiId');
    const api = text(reference) ?? referred(reference);
    const called = { target: resource, ...(alias !== undefined && { alias }) };
    return [{ ...called, name, properties, ...(api !== undefined && { api }), path, method: method.toLowerCase() }];
  });
}

/** An alias has the name of what it is of and its own; those of functions write what is no letter and no digit as letters. */
function publishedAlias(template: Template, { type, logicalId, properties: { node } }: TemplateResource): string | undefined {
  const isFunction = type === 'AWS::Serverless::Function';
  const published =
    textAt(node, 'AutoPublishAlias') ?? (isFunction ? textAt(globalsOf(template, 'Function'), 'AutoPublishAlias') : undefined);
  if (published === undefined || (!isFunction && textAt(node, 'UseAliasAsEventTarget') !== 'true')) return undefined;
  return `${logicalId}Alias${isFunction ? published.replaceAll('-', 'D').replaceAll('_', 'U') : published}`;
}

function referred(node: TreeNode | undefined): string | undefined {
  const entry = node?.kind === 'map' && node.entries.length === 1 ? node.entries[0] : undefined;
  return entry?.key === 'Ref' ? text(entry.value) : undefined;
}
