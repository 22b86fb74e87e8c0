import { mapNode } from '../../source/build';
import { MapNode, type TreeNode } from '../../source/tree';
import { member, withMember } from './nodes';

/** Where OpenAPI 3 has what Swagger 2.0 has at the root. */
const places = [
  ['securityDefinitions', 'securitySchemes'],
  ['definitions', 'schemas'],
] as const;

/** A document of OpenAPI 3 that has parts in the places of Swagger 2.0, which the transform puts right. */
export function withComponents(document: TreeNode): TreeNode {
  if (document.kind !== 'map' || member(document, 'swagger') !== undefined || member(document, 'openapi') === undefined) return document;
  const misplaced = places.filter(([key]) => member(document, key) !== undefined);
  if (misplaced.length === 0) return document;
  const components = misplaced.reduce<TreeNode>((now, [from, to]) => {
    const part = member(document, from);
    return part === undefined ? now : withMember(now, to, part);
  }, member(document, 'components') ?? mapNode([], document));
  const rest = document.entries.filter(({ key }) => !misplaced.some(([from]) => from === key));
  return withMember(new MapNode(rest, document, document.document), 'components', components);
}
