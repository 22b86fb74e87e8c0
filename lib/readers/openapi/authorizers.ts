import { type Authorizer, isLiteral, type Value } from '../../definition';
import { type Cursor, type CursorEntry, present } from '../source';
import type { OpenApiContext } from './context';

/** The authorizer that a security scheme with `x-amazon-apigateway-authorizer` declares. */
export function readAuthorizer(context: OpenApiContext, { key, value: scheme }: CursorEntry, extension: Cursor): Authorizer {
  const members = context.members(extension);
  const type = members.upper('type') ?? '';
  return {
    name: key,
    type,
    ...present({
      authorizerUri: nonEmpty(members.text('authorizerUri')),
      // Empty texts here and in the identity source are tolerated.
      authorizerCredentials: nonEmpty(members.text('authorizerCredentials')),
      identitySource: nonEmpty(members.text('identitySource')) ?? schemeSource(scheme, type),
      identityValidationExpression: members.text('identityValidationExpression'),
      authorizerResultTtlInSeconds: members.number('authorizerResultTtlInSeconds'),
      authType: context.members(scheme).text('x-amazon-apigateway-authtype'),
    }),
    providerArns: members.texts('providerARNs'),
    origin: scheme.origin(),
  };
}

/** Token and user pool authorizers read the header that the scheme names. */
function schemeSource(scheme: Cursor, type: Value<string>): string | undefined {
  const name = scheme.get('name')?.text;
  if (name === undefined || (isLiteral(type) && type === 'REQUEST')) return undefined;
  return `method.request.header.${name}`;
}

function nonEmpty(value: Value<string> | undefined): Value<string> | undefined {
  return value === '' ? undefined : value;
}
