import { mapNode } from '../../source/build';
import type { TreeNode } from '../../source/tree';
import { entriesOf, member } from './nodes';

const locations = [
  ['Headers', 'header'],
  ['Paths', 'path'],
  ['QueryStrings', 'querystring'],
] as const;

/** `GatewayResponses` of a serverless API as the document has them. */
export function gatewayResponses(responses: TreeNode | undefined): readonly (readonly [type: string, response: TreeNode])[] {
  return entriesOf(responses).map(([type, response]) => {
    const parameters = member(response, 'ResponseParameters');
    const mapped = locations.flatMap(([name, place]) =>
      entriesOf(member(parameters, name)).map(([key, value]) => [`gatewayresponse.${place}.${key}`, value] as const),
    );
    return [
      type,
      mapNode(
        [
          ['statusCode', member(response, 'StatusCode')],
          ['responseParameters', mapped.length === 0 ? undefined : mapNode(mapped, response)],
          ['responseTemplates', member(response, 'ResponseTemplates')],
        ],
        response,
      ),
    ];
  });
}
