import { acknowledgements } from './acknowledgements';
import type { MetadataEntry } from './cloud-assembly';
import { functionsOfTemplates } from './function-source';
import { apiId, type SourcedApi } from './sourced-api';

/** The shape by which any version of the `constructs` module's nodes is known. */
export interface ConstructLike {
  readonly node: NodeLike;
}

interface NodeLike {
  readonly path: string;
  readonly root: unknown;
  readonly metadata: readonly MetadataEntry[];
  findAll(): readonly unknown[];
}

export function isConstruct(value: unknown): value is ConstructLike {
  const node = (value as { node?: { findAll?: unknown } } | null)?.node;
  return typeof node === 'object' && node !== null && typeof node.findAll === 'function';
}

/** Reads every REST API at or below a construct. The reader, and aws-cdk-lib with it, is loaded here and not before. */
export function readConstructs(scope: ConstructLike): SourcedApi[] {
  const { appTemplates, readConstruct, resolveText } = constructReader();
  // The reader knows constructs by their class; here they are known by their shape, so that nothing loads CDK before it is needed.
  const construct = scope as never;
  const functions = functionsOfTemplates(() => appTemplates(construct));
  const metadata = metadataOf(scope.node.root as ConstructLike);
  return readConstruct(construct).map(({ constructPath, definition, problems }) => ({
    id: constructPath || apiId(definition),
    definition,
    problems,
    functions,
    acknowledgements: acknowledgements(constructPath, metadata),
    readToken: (text) => resolveText(construct, text),
  }));
}

function metadataOf(root: ConstructLike): [path: string, entries: readonly MetadataEntry[]][] {
  return (root.node.findAll() as readonly ConstructLike[])
    .filter(({ node }) => node.metadata.length > 0)
    .map(({ node }) => [node.path, node.metadata]);
}

type ConstructReader = typeof import('../../readers/construct-tree');

function constructReader(): ConstructReader {
  return require('../../readers/construct-tree') as ConstructReader;
}
