import { type Fragment, fragments, isLiteral, unresolved, type Value } from '../../definition';
import { type Draft, type DraftEntry, type DraftObject, Hole, listOrNothing, object, objectOrNothing } from './draft';
import { textPlaceholder } from './placeholder';
import { constant, text } from './values';
import type { Writing } from './writing';

/** Where an API is served, as a document of version 2.0 or 3.0 tells it. */
export interface Server {
  /** Host name, with a port if need be: `a1b2c3.execute-api.us-east-1.amazonaws.com`. */
  readonly host?: Value<string>;
  /** Path below which the API is served, usually its stage: `/test`. @default - none */
  readonly basePath?: Value<string>;
}

/** `servers` of OpenAPI 3.0, in the form of the service's export: the base path is a variable, which its import looks for. */
export function servers(server: Server | undefined, writing: Writing): DraftEntry {
  const endpoint = writing.extension(endpointConfiguration(writing));
  // Tools want a server; the specification has this one where none is said.
  if (server === undefined && endpoint === undefined) return ['servers', writing.extensions ? undefined : [{ url: '/' }]];
  const { host, basePath } = server ?? {};
  const isBelow = host !== undefined && basePath !== undefined;
  return [
    'servers',
    [
      object([
        ['url', host === undefined ? basePathDraft(basePath ?? '/') : url(host, isBelow ? '/{basePath}' : '')],
        [
          'variables',
          objectOrNothing([
            ...variablesOf(host ?? basePath, writing),
            ['basePath', isBelow ? { default: basePathDraft(basePath) } : undefined],
          ]),
        ],
        ['x-amazon-apigateway-endpoint-configuration', endpoint],
      ]),
    ],
  ];
}

/** `host`, `basePath`, `schemes` and the endpoint configuration of Swagger 2.0. */
export function hostAndBasePath(server: Server | undefined, writing: Writing): readonly DraftEntry[] {
  const host = server?.host;
  const isWellFormed = host === undefined || !isLiteral(host) || /^[^{}/ :\\]+(?::\d+)?$/.test(host);
  if (!isWellFormed && writing.portable) writing.warn(`The host ${String(host)} is no host name; left out.`);
  return [
    ['host', isWellFormed || !writing.portable ? text(host) : undefined],
    ['basePath', server?.basePath === undefined ? undefined : basePathDraft(server.basePath)],
    ['schemes', host === undefined ? undefined : ['https']],
    ['x-amazon-apigateway-endpoint-configuration', writing.extension(endpointConfiguration(writing))],
  ];
}

/** What stands in braces in the URL is a variable of the server, which has to have a value by default. */
function variablesOf(text: Value<string> | undefined, { portable }: Writing): readonly DraftEntry[] {
  if (!portable || text === undefined || !isLiteral(text)) return [];
  const names = new Set(Array.from(text.matchAll(/\{([^{}]+)\}/g), ([, name]) => name));
  names.delete('basePath');
  return [...names].map((name) => [name, { default: name.replace(/[^a-zA-Z0-9-]+/g, '-') }]);
}

function url(host: Value<string>, below: string): Draft {
  if (isLiteral(host)) return `https://${host}${below}`;
  const pieces = ['https://', ...fragments(host).map((piece: Fragment) => (typeof piece === 'string' ? piece : piece.unresolved)), below];
  return new Hole(unresolved({ 'Fn::Join': ['', pieces.filter((piece) => piece !== '')] }), textPlaceholder);
}

function basePathDraft(basePath: Value<string>): Draft {
  if (isLiteral(basePath)) return basePath.startsWith('/') ? basePath : `/${basePath}`;
  const [first] = fragments(basePath);
  if (typeof first === 'string' && first.startsWith('/')) return new Hole(basePath, textPlaceholder);
  return new Hole(unresolved({ 'Fn::Join': ['', ['/', basePath.unresolved]] }), textPlaceholder);
}

function endpointConfiguration(writing: Writing): DraftObject | undefined {
  const { disableExecuteApiEndpoint, endpointConfiguration: endpoint } = writing.definition;
  return objectOrNothing([
    ['disableExecuteApiEndpoint', constant(disableExecuteApiEndpoint, false)],
    ['vpcEndpointIds', listOrNothing((endpoint?.vpcEndpointIds ?? []).map((id) => text(id)))],
  ]);
}
