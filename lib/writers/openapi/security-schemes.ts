import { type Authorizer, isLiteral } from '../../definition';
import { parseMethodRequestParameter } from '../../mapping/expressions';
import { type Draft, type DraftEntry, listOrNothing, object } from './draft';
import { arnPlaceholder, invocationUriPlaceholder } from './placeholder';
import { constant, lowerCase, text } from './values';
import type { BuiltInScheme, Writing } from './writing';

const rolePlaceholder = arnPlaceholder('iam:', 'role/');
const userPoolPlaceholder = arnPlaceholder('cognito-idp:us-east-1', 'userpool/us-east-1_');

/** Members of `components.securitySchemes` or `securityDefinitions`. Call it after the operations, which say what is used. */
export function securitySchemes(writing: Writing): readonly DraftEntry[] {
  const written = new Set<string>();
  const authorizers = writing.definition.authorizers.flatMap((authorizer): DraftEntry[] => {
    if (!isLiteral(authorizer.name)) {
      writing.warn('An authorizer whose name is not known at synth is left out: a document has its authorizers by name.');
      return [];
    }
    if (written.has(authorizer.name)) {
      writing.warn(`Authorizer ${authorizer.name} is declared twice; the document has the first one.`);
      return [];
    }
    written.add(authorizer.name);
    return [[writing.schemes.keyOf(authorizer.name) as string, authorizerScheme(authorizer, writing)]];
  });
  return [...authorizers, ...[...writing.builtInSchemes].map(([scheme, key]): DraftEntry => [key, builtInScheme(scheme, writing)])];
}

function builtInScheme(scheme: BuiltInScheme, writing: Writing): Draft {
  return object([
    ['type', 'apiKey'],
    ['name', scheme === 'api_key' ? 'x-api-key' : 'Authorization'],
    ['in', 'header'],
    ['x-amazon-apigateway-authtype', scheme === 'sigv4' ? writing.extension('awsSigv4') : undefined],
  ]);
}

function authorizerScheme(authorizer: Authorizer, writing: Writing): Draft {
  const place = credentialsPlace(authorizer);
  const isUserPool = authorizer.type === 'COGNITO_USER_POOLS';
  return object([
    ['type', 'apiKey'],
    ['name', place?.name ?? 'Unused'],
    ['in', place?.in ?? 'header'],
    ['x-amazon-apigateway-authtype', writing.extension(text(authorizer.authType) ?? (isUserPool ? 'cognito_user_pools' : undefined))],
    ['x-amazon-apigateway-authorizer', writing.extension(authorizerExtension(authorizer, place))],
  ]);
}

function authorizerExtension(authorizer: Authorizer, place: CredentialsPlace | undefined): Draft {
  return object([
    ['type', lowerCase(authorizer.type, 'token')],
    ['authorizerUri', text(authorizer.authorizerUri, invocationUriPlaceholder)],
    ['authorizerCredentials', text(authorizer.authorizerCredentials, rolePlaceholder)],
    ['providerARNs', listOrNothing(authorizer.providerArns.map((arn) => text(arn, userPoolPlaceholder)))],
    // Of token and Cognito authorizers the scheme's own name says it.
    ['identitySource', place !== undefined && authorizer.type !== 'REQUEST' ? undefined : text(authorizer.identitySource)],
    ['identityValidationExpression', text(authorizer.identityValidationExpression)],
    ['authorizerResultTtlInSeconds', constant(authorizer.authorizerResultTtlInSeconds, 300)],
  ]);
}

interface CredentialsPlace {
  readonly name: string;
  readonly in: 'header' | 'query';
}

/** Where the caller's credentials stand; undefined where a scheme cannot say it (several sources, or none of the request). */
function credentialsPlace({ type, identitySource }: Authorizer): CredentialsPlace | undefined {
  if (identitySource === undefined || !isLiteral(identitySource)) return undefined;
  const source = parseMethodRequestParameter(identitySource.trim());
  if (source === undefined || source.name.includes(',')) return undefined;
  if (source.location === 'header') return { name: source.name, in: 'header' };
  return source.location === 'querystring' && type === 'REQUEST' ? { name: source.name, in: 'query' } : undefined;
}
