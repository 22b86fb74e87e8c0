import { listNode, mapNode, textNode } from '../../source/build';
import { isIntrinsic } from '../../source/intrinsic';
import { type MapEntry, MapNode, type Span, type TreeNode } from '../../source/tree';
import { entriesOf, member, text, withMember, withMembersBelow } from './nodes';

const verbs = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'x-amazon-apigateway-any-method']);

/** The OpenAPI document of a serverless API, as the transform adds to it. */
export class ServerlessDocument {
  /** Operations that were set and are not in the document yet, by path and verb. */
  readonly #set = new Map<string, Map<string, TreeNode>>();

  constructor(private root: TreeNode) {}

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

  get node(): TreeNode {
    this.putTogether();
    return this.root;
  }

  get isOpenApi3(): boolean {
    return this.member('openapi') !== undefined;
  }

  /** A member of the document, other than its paths. */
  member(key: string): TreeNode | undefined {
    return member(this.root, key);
  }

  setMember(key: string, value: TreeNode): void {
    this.root = withMember(this.root, key, value);
  }

  /** Adds the members that are not there, below a way of keys. */
  addMembers(way: readonly string[], members: readonly (readonly [string, TreeNode])[]): void {
    this.root = withMembersBelow(this.root, way, members);
  }

  /** Where models and security schemes stand. */
  way(of: 'models' | 'schemes'): readonly string[] {
    if (this.isOpenApi3) return ['components', of === 'models' ? 'schemas' : 'securitySchemes'];
    return [of === 'models' ? 'definitions' : 'securityDefinitions'];
  }

  get paths(): readonly (readonly [path: string, item: TreeNode])[] {
    this.putTogether();
    return entriesOf(member(this.root, 'paths'));
  }

  operation(path: string, verb: string): TreeNode | undefined {
    return this.#set.get(path)?.get(verb) ?? member(this.root, 'paths', path, verb);
  }

  /** The methods of a path as ARNs name them, `*` for any. */
  methodsOf(path: string): readonly string[] {
    this.putTogether();
    return entriesOf(member(this.root, 'paths', path)).flatMap(([verb]) =>
      verbs.has(verb) ? [verb.startsWith('x-') ? '*' : verb.toUpperCase()] : [],
    );
  }

  setOperation(path: string, verb: string, operation: TreeNode): void {
    const operations = this.#set.get(path);
    if (operations) operations.set(verb, operation);
    else this.#set.set(path, new Map([[verb, operation]]));
  }

  /** Puts all operations that were set into the document at once: it may have very many. */
  private putTogether(): void {
    if (this.#set.size === 0) return;
    const paths = member(this.root, 'paths');
    this.root = withMember(this.root, 'paths', withOperations(paths, this.#set, this.root));
    this.#set.clear();
  }
}

/** The paths with these operations. What is no map of paths, or of operations, stays what it is. */
function withOperations(paths: TreeNode | undefined, set: ReadonlyMap<string, ReadonlyMap<string, TreeNode>>, span: Span): TreeNode {
  return withMembers(paths, set, span, (item, operations, { start, end }) =>
    withMembers(item, operations, { start, end }, (_, operation) => operation),
  );
}

/** The map with what is made of these members and of what it had under their keys. */
function withMembers<T>(
  map: TreeNode | undefined,
  members: ReadonlyMap<string, T>,
  span: Span,
  made: (before: TreeNode | undefined, value: T, span: Span) => TreeNode,
): TreeNode {
  if (map !== undefined && (map.kind !== 'map' || isIntrinsic(map))) return map;
  const entries = map?.entries ?? [];
  const kept = entries.map((entry) => {
    const value = members.get(entry.key);
    return value === undefined ? entry : { ...entry, value: made(present(entry.value), value, entry.value) };
  });
  const known = new Set(entries.map(({ key }) => key));
  const added = [...members]
    .filter(([key]) => !known.has(key))
    .map(([key, value]): MapEntry => {
      const node = made(undefined, value, span);
      return { key, keySpan: { start: node.start, end: node.start }, value: node };
    });
  return new MapNode([...kept, ...added], map ?? span, map?.document);
}

/** A member that is null is absent. */
function present(node: TreeNode): TreeNode | undefined {
  return node.kind === 'scalar' && node.value === null ? undefined : node;
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

export function verbOf(method: string): string {
  return method === 'any' || method === '*' ? 'x-amazon-apigateway-any-method' : method;
}

export function textAt(node: TreeNode | undefined, ...path: readonly string[]): string | undefined {
  return text(member(node, ...path));
}
