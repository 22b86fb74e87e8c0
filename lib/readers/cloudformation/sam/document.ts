import { listNode, mapNode, textNode } from '../../source/build';
import type { Span, TreeNode } from '../../source/tree';
import { entriesOf, member, text, withMember } from './nodes';

const verbs = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'x-amazon-apigateway-any-method']);

/** The OpenAPI document of a serverless API, as the transform adds to it. */
export class ServerlessDocument {
  constructor(public node: TreeNode) {}

  /** A document without paths, as the transform begins one for an API that has none. */
  static empty(span: Span, title: TreeNode, version: string | undefined): ServerlessDocument {
    const openapi = version?.startsWith('3') ? version : undefined;
    const info = mapNode(
      [
        ['version', textNode('1.0', span)],
        ['title', title],
      ],
      span,
    );
    return new ServerlessDocument(
      mapNode(
        [
          openapi === undefined ? ['swagger', textNode('2.0', span)] : ['openapi', textNode(openapi, span)],
          ['info', info],
          ['paths', mapNode([], span)],
        ],
        span,
      ),
    );
  }

  get isOpenApi3(): boolean {
    return member(this.node, 'openapi') !== undefined;
  }

  /** Where models and security schemes stand. */
  way(of: 'models' | 'schemes'): readonly string[] {
    if (this.isOpenApi3) return ['components', of === 'models' ? 'schemas' : 'securitySchemes'];
    return [of === 'models' ? 'definitions' : 'securityDefinitions'];
  }

  get paths(): readonly (readonly [path: string, item: TreeNode])[] {
    return entriesOf(member(this.node, 'paths'));
  }

  operation(path: string, verb: string): TreeNode | undefined {
    return member(this.node, 'paths', path, verb);
  }

  setOperation(path: string, verb: string, operation: TreeNode): void {
    const paths = member(this.node, 'paths') ?? mapNode([], this.node);
    const item = member(paths, path) ?? mapNode([], operation);
    this.node = withMember(this.node, 'paths', withMember(paths, path, withMember(item, verb, operation)));
  }

  /** Changes every operation. */
  changeOperations(change: (operation: TreeNode, verb: string) => TreeNode): void {
    const paths = this.paths.map(([path, item]) => {
      const changed = entriesOf(item).reduce(
        (now, [verb, operation]) => (verbs.has(verb) && operation.kind === 'map' ? withMember(now, verb, change(operation, verb)) : now),
        item,
      );
      return [path, changed] as const;
    });
    const owner = member(this.node, 'paths');
    if (owner !== undefined)
      this.node = withMember(
        this.node,
        'paths',
        paths.reduce((now, [path, item]) => withMember(now, path, item), owner),
      );
  }
}

/** The operation with a requirement of a security scheme beside those that it has. */
export function withRequirement(operation: TreeNode, scheme: string, scopes: readonly TreeNode[]): TreeNode {
  const security = member(operation, 'security');
  const requirement = mapNode([[scheme, listNode(scopes, operation)]], operation);
  return withMember(operation, 'security', listNode([...(security?.kind === 'list' ? security.items : []), requirement], operation));
}

/** Names of the schemes that an operation asks for. */
export function requirements(operation: TreeNode): readonly string[] {
  const security = member(operation, 'security');
  return security?.kind === 'list' ? security.items.flatMap((item) => entriesOf(item).map(([name]) => name)) : [];
}

/** The methods of a path as ARNs name them, `*` for any. */
export function methodsOf(document: ServerlessDocument, path: string): readonly string[] {
  return entriesOf(member(document.node, 'paths', path)).flatMap(([verb]) =>
    verbs.has(verb) ? [verb.startsWith('x-') ? '*' : verb.toUpperCase()] : [],
  );
}

export function verbOf(method: string): string {
  return method === 'any' || method === '*' ? 'x-amazon-apigateway-any-method' : method;
}

export function textAt(node: TreeNode | undefined, ...path: readonly string[]): string | undefined {
  return text(member(node, ...path));
}
