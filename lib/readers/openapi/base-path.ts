import { joinPath, pathParts } from '../parts/resource-path';
import type { Cursor } from '../source';
import type { OpenApiContext } from './context';
import type { BasePathMode } from './options';

export interface BasePath {
  /** `/a/b`; absent where the document has none. */
  readonly path?: string;
  readonly host?: string;
  /** The first server of an OpenAPI 3.0 document. */
  readonly server?: Cursor;
}

/** Base path and host of a document: Swagger's own members, or the first server. */
export function readBasePath(context: OpenApiContext): BasePath {
  return context.version === 2 ? swaggerBasePath(context.root) : serverBasePath(context);
}

/** Parts that the mode puts before every path. */
export function basePathParts({ path }: BasePath, mode: BasePathMode): readonly string[] {
  const parts = pathParts(path ?? '');
  return mode === 'prepend' ? parts : mode === 'split' ? parts.slice(1) : [];
}

function swaggerBasePath(root: Cursor): BasePath {
  return described(root.get('basePath')?.text, root.get('host')?.text);
}

function serverBasePath(context: OpenApiContext): BasePath {
  const servers = context.members(context.root).list('servers');
  const [server, second] = servers;
  if (second !== undefined) {
    context.problems.add('servers-ignored', {
      message: 'More than one server provided. Ignoring all but the first for defining endpoint configuration',
      origin: second.origin(),
    });
  }
  if (server === undefined) return {};
  const variables = new Map(
    server
      .get('variables')
      ?.entries()
      .map(({ key, value }) => [key, value.get('default')?.text]),
  );
  const url = (server.get('url')?.text ?? '').replace(/\{([^{}]*)\}/g, (whole, name: string) => variables.get(name) ?? whole);
  const [, host, path] = /^(?:[a-z][a-z0-9+.-]*:)?\/\/([^/?#]*)([^?#]*)/i.exec(url) ?? [undefined, undefined, url];
  // A variable named basePath counts even where the URL does not use it.
  return { ...described(variables.get('basePath') ?? path, host), server };
}

function described(path: string | undefined, host: string | undefined): BasePath {
  const parts = pathParts(path ?? '');
  return {
    ...(parts.length > 0 && { path: joinPath(parts) }),
    ...(host && { host }),
  };
}
