import { mapNode, textNode } from '../../source/build';
import { isIntrinsic } from '../../source/intrinsic';
import type { Span, TreeNode } from '../../source/tree';
import type { ServerlessDocument } from './document';
import { entriesOf, member, text } from './nodes';

const everyMethod = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'];
const anyMethod = 'x-amazon-apigateway-any-method';

/** An `OPTIONS` method that answers preflight requests, for each path that has none of its own and not `ANY` either. */
export function addCors(document: ServerlessDocument, cors: TreeNode): void {
  for (const [path, item] of document.paths) {
    // A path that only the deployment knows, or that is left out by a condition, stays what it is.
    if (isIntrinsic(item)) continue;
    const verbs = entriesOf(item).map(([verb]) => verb);
    if (verbs.includes('options')) continue;
    const methods = verbs.includes(anyMethod)
      ? everyMethod
      : [
          ...new Set([
            ...verbs.filter((verb) => !verb.startsWith('x-') && verb !== 'parameters').map((verb) => verb.toUpperCase()),
            'OPTIONS',
          ]),
        ].sort();
    document.setOperation(path, 'options', preflight(cors, `'${methods.join(',')}'`, document.isOpenApi3));
  }
}

function preflight(cors: TreeNode, methods: string, isOpenApi3: boolean): TreeNode {
  const headers = corsHeaders(cors, methods);
  const span: Span = cors;
  const response = mapNode(
    [
      ['statusCode', textNode('200', span)],
      [
        'responseParameters',
        mapNode(
          headers.map(([name, value]) => [`method.response.header.${name}`, value]),
          span,
        ),
      ],
      ['responseTemplates', mapNode([['application/json', textNode('{}\n', span)]], span)],
    ],
    span,
  );
  const integration = mapNode(
    [
      ['type', textNode('mock', span)],
      ['requestTemplates', mapNode([['application/json', textNode('{\n  "statusCode" : 200\n}\n', span)]], span)],
      ['responses', mapNode([['default', response]], span)],
    ],
    span,
  );
  const type = mapNode([['type', textNode('string', span)]], span);
  const header = isOpenApi3 ? mapNode([['schema', type]], span) : type;
  const declared = mapNode(
    [
      ['description', textNode('Default response for CORS method', span)],
      [
        'headers',
        mapNode(
          headers.map(([name]) => [name, header]),
          span,
        ),
      ],
    ],
    span,
  );
  return mapNode(
    [
      ['summary', textNode('CORS support', span)],
      ['x-amazon-apigateway-integration', integration],
      ['responses', mapNode([['200', declared]], span)],
    ],
    span,
  );
}

/** `Cors` is the origin alone, or says more. */
function corsHeaders(cors: TreeNode, methods: string): readonly (readonly [name: string, value: TreeNode])[] {
  const whole = cors.kind === 'map' && !isIntrinsic(cors);
  const of = (name: string) => (whole ? member(cors, name) : undefined);
  const found: readonly (readonly [string, TreeNode | undefined])[] = [
    ['Access-Control-Allow-Origin', whole ? (of('AllowOrigin') ?? textNode("'*'", cors)) : cors],
    ['Access-Control-Allow-Headers', of('AllowHeaders')],
    ['Access-Control-Allow-Methods', of('AllowMethods') ?? textNode(methods, cors)],
    ['Access-Control-Max-Age', of('MaxAge')],
    ['Access-Control-Allow-Credentials', text(of('AllowCredentials')) === 'true' ? textNode("'true'", cors) : undefined],
  ];
  return found.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
}
