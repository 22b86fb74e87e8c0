import { mapNode } from '../../source/build';
import type { Span, TreeNode } from '../../source/tree';
import type { TemplateResource } from '../template-resource';

type Members = readonly (readonly [string, TreeNode | undefined])[];

/** A resource that the transform makes of an API, beside the API's own. */
export function madeResource(api: TemplateResource, logicalId: string, type: string, members: Members, span: Span): TemplateResource {
  const origin = { ...api.origin, logicalId };
  return { logicalId, type, properties: api.properties.ownedBy(origin).holding(mapNode(members, span)), origin };
}
