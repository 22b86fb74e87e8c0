import { type Fragment, fragments, type Integration, isLiteral, type Json } from '../../definition';

export type BackendKind = 'http' | 'lambda' | 'aws' | 'mock' | 'none' | 'several';

/** What answers a method, as a diagram names it. Methods of one label share a box. */
export interface Backend {
  readonly kind: BackendKind;
  readonly label: string;
}

const mock: Backend = { kind: 'mock', label: 'mock' };
const none: Backend = { kind: 'none', label: 'no integration' };

export function backendOf(integration: Integration | undefined): Backend {
  if (integration === undefined) return none;
  const type = isLiteral(integration.type) ? integration.type : 'HTTP';
  if (type === 'MOCK') return mock;
  const uri = integration.uri === undefined ? '' : fragments(integration.uri).map(pieceText).join('');
  // Colons of a pseudo parameter's name are none of the ARN.
  return type.startsWith('AWS')
    ? awsBackend(uri.replace(/\$\{[^}]*\}/g, (name) => name.replaceAll(':', '')))
    : { kind: 'http', label: hostOf(uri) || 'HTTP endpoint' };
}

/** `arn:aws:apigateway:{region}:{subdomain.service}:{path|action}/…`. */
function awsBackend(uri: string): Backend {
  const lambda = /functions\/(.*?)\/(?:response-streaming-)?invocations?$/.exec(uri)?.[1];
  if (lambda !== undefined) return { kind: 'lambda', label: functionName(lambda) };
  const [, service, action] = /^arn:[^:]*:apigateway:[^:]*:([^:]+):(?:action|path)\/(.*)$/s.exec(uri) ?? [];
  if (service === undefined) return { kind: 'aws', label: uri === '' ? 'AWS service' : uri };
  const name = service.split('.').at(-1) ?? service;
  const called = action === undefined ? '' : /^([A-Za-z]+)/.exec(action)?.[1];
  return { kind: 'aws', label: uri.includes(':action/') && called ? `${name} ${called}` : name };
}

/** The last part of the function's ARN that is a name: CDK adds eight hexadecimal digits to logical ids, which tell nobody anything. */
function functionName(arn: string): string {
  const name = /:function:([^:/]+)/.exec(arn)?.[1] ?? arn.replace(/^\$\{|\}$/g, '');
  return name.replace(/\.(?:Arn|Alias)$/, '').replace(/(?<=[A-Za-z0-9])[0-9A-F]{8}$/, '');
}

function hostOf(uri: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(uri)?.[1] ?? uri;
}

function pieceText(piece: Fragment): string {
  return typeof piece === 'string' ? piece : `\${${intrinsicText(piece.unresolved)}}`;
}

function intrinsicText(intrinsic: Json): string {
  if (typeof intrinsic !== 'object' || intrinsic === null) return String(intrinsic);
  const argument: Json = Object.values(intrinsic as { readonly [key: string]: Json })[0] ?? '';
  if (Array.isArray(argument)) return (argument as readonly Json[]).filter((item) => typeof item === 'string').join('.');
  return typeof argument === 'string' ? argument : 'value';
}
