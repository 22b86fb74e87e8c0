import type { TreeNode } from '../../source/tree';
import type { TemplateResource } from '../template-resource';
import { entriesOf, member, text } from './nodes';

/** An event of a function or state machine: the API calls it for a method. */
export interface ApiEvent {
  readonly target: TemplateResource;
  readonly name: string;
  readonly properties: TreeNode;
  /** Logical id of the API; absent for the implicit one. */
  readonly api?: string;
  readonly path: string;
  /** In lower case, `any` for all. */
  readonly method: string;
}

/** The events of type `Api` of a function or state machine. */
export function apiEvents(resource: TemplateResource): readonly ApiEvent[] {
  return entriesOf(member(resource.properties.node, 'Events')).flatMap(([name, event]): ApiEvent[] => {
    const properties = member(event, 'Properties');
    const [path, method] = [text(member(properties, 'Path')), text(member(properties, 'Method'))];
    if (text(member(event, 'Type')) !== 'Api' || properties === undefined || path === undefined || method === undefined) return [];
    const reference = member(properties, 'RestApiId');
    const api = text(reference) ?? referred(reference);
    return [{ target: resource, name, properties, ...(api !== undefined && { api }), path, method: method.toLowerCase() }];
  });
}

function referred(node: TreeNode | undefined): string | undefined {
  const entry = node?.kind === 'map' && node.entries.length === 1 ? node.entries[0] : undefined;
  return entry?.key === 'Ref' ? text(entry.value) : undefined;
}
