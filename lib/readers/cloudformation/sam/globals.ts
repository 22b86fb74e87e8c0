import { listNode } from '../../source/build';
import { isIntrinsic } from '../../source/intrinsic';
import { MapNode, type TreeNode } from '../../source/tree';
import type { Template } from '../template';
import { member } from './nodes';

/** What `Globals` say of all resources of a kind. */
export function globalsOf(template: Template, kind: string): TreeNode | undefined {
  const globals = member(template.root.node, 'Globals', kind);
  return globals && template.evaluator.evaluated(globals);
}

/** The properties of an API with those of `Globals.Api`: maps are joined, lists are put together, and else the API's own value counts. */
export function withGlobals(template: Template, properties: TreeNode): TreeNode {
  const globals = globalsOf(template, 'Api');
  return globals === undefined ? properties : joined(globals, properties);
}

function joined(shared: TreeNode, own: TreeNode): TreeNode {
  if (shared.kind === 'list' && own.kind === 'list') return listNode([...shared.items, ...own.items], own);
  if (shared.kind !== 'map' || own.kind !== 'map' || isIntrinsic(shared) || isIntrinsic(own)) return own;
  const before = shared.entries.map((entry) => {
    const other = own.entry(entry.key);
    return other === undefined ? entry : { ...other, value: joined(entry.value, other.value) };
  });
  return new MapNode([...before, ...own.entries.filter(({ key }) => shared.entry(key) === undefined)], own, own.document);
}
