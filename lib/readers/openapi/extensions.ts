import type { Cursor } from '../source';
import type { OpenApiContext } from './context';

type Place = 'root' | 'server' | 'operation' | 'scheme' | 'path';

/** The extensions of a REST API, and where each stands. */
const places = new Map<string, readonly Place[]>([
  ['any-method', ['path']],
  ['api-key-source', ['root']],
  ['auth', ['operation']],
  ['authorizer', ['scheme']],
  ['authtype', ['scheme']],
  ['binary-media-types', ['root']],
  ['documentation', ['root']],
  ['endpoint-access-mode', ['root']],
  ['endpoint-configuration', ['root', 'server']],
  ['gateway-responses', ['root']],
  ['integration', ['operation']],
  ['minimum-compression-size', ['root']],
  ['policy', ['root']],
  ['request-validator', ['root', 'operation']],
  ['request-validators', ['root']],
  ['security-policy', ['root']],
]);
const ofHttpApis = new Set(['cors', 'importexport-version', 'integrations', 'tag-value']);
const prefix = 'x-amazon-apigateway-';

/** Tells of extensions at the root that a REST API does not have, or that stand where the import does not look. */
export function reportExtensions(context: OpenApiContext): void {
  reportAt(context, context.root, 'root');
  const components = context.root.get('components');
  if (components !== undefined) reportAt(context, components, 'server');
}

/** The same of an operation. */
export function reportOperationExtensions(context: OpenApiContext, operation: Cursor, where: string): void {
  reportAt(context, operation, 'operation', where);
}

function reportAt(context: OpenApiContext, owner: Cursor, place: Place, where?: string): void {
  for (const { key, value } of owner.entries()) {
    const lowered = key.toLowerCase();
    if (!lowered.startsWith(prefix)) continue;
    const name = lowered.slice(prefix.length);
    const fact = ofHttpApis.has(name) ? 'is for HTTP APIs' : misplaced(context, name, key, place);
    if (fact === undefined) continue;
    context.problems.add('extension-ignored', {
      message: `${key} ${fact}: it does nothing here.`,
      origin: value.origin(),
      ...(where !== undefined && { where }),
    });
  }
}

function misplaced(context: OpenApiContext, name: string, key: string, place: Place): string | undefined {
  const right = places.get(name);
  if (right === undefined) return 'is no extension of the service';
  if (key !== `${prefix}${name}`) return `is written in lower case, ${prefix}${name}`;
  // OpenAPI 3.0 has the endpoint configuration in a server, Swagger 2.0 at the root.
  const atRoot = name === 'endpoint-configuration' && place === 'root' ? context.version === 2 : right.includes(place);
  return atRoot ? undefined : `stands ${right.map((where) => placeTexts[where]).join(' or ')}`;
}

const placeTexts: Readonly<Record<Place, string>> = {
  root: 'at the root of the document',
  server: 'in the first server',
  operation: 'in an operation',
  scheme: 'in a security scheme',
  path: 'in a path item',
};
