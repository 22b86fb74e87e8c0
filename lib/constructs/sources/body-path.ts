import { Token } from 'aws-cdk-lib';
import type { JsonPath } from '../../mapping/jsonpath';
import { checkArgument, optional, text } from '../props';
import { fault } from '../props/fault';

/** A JSONPath in the two notations that it needs: for templates with its `$`, for mapping expressions without. */
export interface BodyPath {
  /** What follows `method.request.body`: empty, or a dot and the path below the root. */
  readonly suffix: string;
  /** With `$`; undefined for the whole body. */
  readonly jsonPath?: string;
}

/** Reads a JSONPath as people write it: `$.a.b`, `a.b`, `$['a']`, `$`. */
export function bodyPath(path: string | undefined): BodyPath {
  checkArgument('a source in a body', 'jsonPath', path, optional(text));
  const trimmed = path?.trim();
  if (trimmed === undefined || trimmed === '$') return { suffix: '' };
  const below = belowRoot(trimmed);
  if (below === '') throw fault(`"${path}" is no JSONPath: write for example $.pet.name, or leave it out for the whole body`);
  const jsonPath = below.startsWith('[') ? `$${below}` : `$.${below}`;
  if (!Token.isUnresolved(jsonPath)) compiledPath(jsonPath);
  // The service wants the path without its `$.`; `$[0]` becomes `.[0]`, which its JSONPath reads the same.
  return { suffix: `.${below}`, jsonPath };
}

/** The path as the service reads it. @throws Error with what is wrong with it */
export function compiledPath(jsonPath: string): JsonPath {
  try {
    const { compileJsonPath } = require('../../mapping/jsonpath') as typeof import('../../mapping/jsonpath');
    return compileJsonPath(jsonPath);
  } catch (error) {
    throw fault(`"${jsonPath}" is no JSONPath: ${(error as Error).message.replace(/\.$/, '')}; write for example $.pet.name or $.pets[0]`, {
      cause: error,
    });
  }
}

function belowRoot(path: string): string {
  if (path.startsWith('$.')) return path.slice(2);
  return path.startsWith('$[') ? path.slice(1) : path;
}
