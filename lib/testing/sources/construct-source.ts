import { apiId, type SourcedApi } from './sourced-api';

/** The shape by which any version of the `constructs` module's nodes is known. */
export interface ConstructLike {
  readonly node: { findAll(): unknown[]; readonly path: string };
}

export function isConstruct(value: unknown): value is ConstructLike {
  const node = (value as { node?: { findAll?: unknown } } | null)?.node;
  return typeof node === 'object' && node !== null && typeof node.findAll === 'function';
}

/** Reads every REST API at or below a construct. The reader, and aws-cdk-lib with it, is loaded here and not before. */
export function readConstructs(scope: ConstructLike): SourcedApi[] {
  return constructReader()
    .readConstruct(scope as never)
    .map(({ constructPath, definition, problems }) => ({ id: constructPath || apiId(definition), definition, problems }));
}

type ConstructReader = typeof import('../../readers/construct-tree');

function constructReader(): ConstructReader {
  return require('../../readers/construct-tree') as ConstructReader;
}
