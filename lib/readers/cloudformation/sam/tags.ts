import { listNode, mapNode, textNode } from '../../source/build';
import type { TreeNode } from '../../source/tree';
import type { TemplateResource } from '../template-resource';
import { textAt } from './document';
import { entriesOf } from './nodes';

/** Tags as a map, in the form of CloudFormation's resources. */
export function tags(node: TreeNode | undefined): TreeNode | undefined {
  const list = entriesOf(node).map(([key, value]) =>
    mapNode(
      [
        ['Key', textNode(key, value)],
        ['Value', value],
      ],
      value,
    ),
  );
  return node && list.length > 0 ? listNode(list, node) : undefined;
}

/** The stage has the tags of the API; what else is made has them only where `PropagateTags` says so. */
export function propagatesTags({ properties: { node } }: TemplateResource): boolean {
  return textAt(node, 'PropagateTags') === 'true';
}
