import { isLiteral, type Method } from '../../definition';
import { type Draft, type DraftEntry, object } from './draft';
import { text } from './values';
import type { Writing } from './writing';

/** The members of an operation that say who may call it: `security`, or the service's extension. */
export function security(method: Method, where: string, writing: Writing): readonly DraftEntry[] {
  const requirements = [...authorization(method, where, writing), ...apiKey(method, where, writing)];
  // Schemes in one requirement are all wanted, requirements of a list are alternatives; but the service's own documents
  // (and so its import) list what is wanted together one by one.
  const list =
    writing.portable && requirements.length > 1 ? [object(requirements)] : requirements.map((requirement) => object([requirement]));
  return [
    ['security', list.length > 0 ? list : undefined],
    ['x-amazon-apigateway-auth', writing.extension(unknownAuthorization(method, where, writing))],
  ];
}

function authorization(method: Method, where: string, writing: Writing): DraftEntry[] {
  const type = method.authorizationType;
  if (type === undefined || !isLiteral(type)) return [];
  if (type === 'AWS_IAM') return [[writing.builtInScheme('sigv4'), []]];
  if (type !== 'CUSTOM' && type !== 'COGNITO_USER_POOLS') {
    if (type !== 'NONE') writing.warn(`${where}: a document cannot say the authorization type ${type}; the method stands in it without.`);
    return [];
  }
  const { authorizer } = method;
  const key = authorizer !== undefined && isLiteral(authorizer) ? writing.schemes.keyOf(authorizer) : undefined;
  if (key === undefined) {
    writing.warn(
      `${where}: the method's authorizer is not part of the API, so that the document cannot name it; the method stands in it as open.`,
    );
    return [];
  }
  return [[key, method.authorizationScopes.map((scope) => text(scope))]];
}

function apiKey(method: Method, where: string, writing: Writing): DraftEntry[] {
  if (method.apiKeyRequired === false) return [];
  if (method.apiKeyRequired !== true) {
    writing.warn(`${where}: whether the method needs an API key is not known at synth; the document says that it does.`);
  }
  return [[writing.builtInScheme('api_key'), []]];
}

function unknownAuthorization(method: Method, where: string, writing: Writing): Draft | undefined {
  const type = method.authorizationType;
  if (type === undefined || isLiteral(type)) return undefined;
  writing.warn(
    `${where}: the authorization type is not known at synth; a document can have NONE or AWS_IAM in its place, but no authorizer.`,
  );
  return object([['type', text(type, () => 'NONE')]]);
}
