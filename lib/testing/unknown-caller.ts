import type { ApiDefinition } from '../definition';
import { printedValue } from './cards';

/** Where each type of authorization leaves what it found out about the caller. */
const remedies: Readonly<Record<string, string>> = {
  AWS_IAM: "`identity: { userArn: 'arn:aws:iam::123456789012:user/me' }`",
  CUSTOM: "`authorizer: { principalId: 'me' }`",
  COGNITO_USER_POOLS: "`authorizer: { claims: { sub: 'me' } }`",
};

interface NamedMethod {
  readonly resourcePath: string;
  readonly httpMethod: string;
}

/** What to say of a call to a method with an authorizer where nobody said who calls. */
export function unknownCaller(api: ApiDefinition, { resourcePath, httpMethod }: NamedMethod): Error {
  const resource = api.resources.find(({ path }) => path === resourcePath);
  const method = resource?.methods.find((candidate) => candidate.httpMethod === httpMethod);
  const type = printedValue(method?.authorizationType ?? 'NONE');
  const authorizer = method?.authorizer === undefined ? type : `the authorizer ${printedValue(method.authorizer)} (${type})`;
  const known = type.toUpperCase();
  const remedy = Object.hasOwn(remedies, known) ? remedies[known] : '`identity: {…}` or `authorizer: {…}`';
  return new Error(
    `${httpMethod} ${resourcePath} is authorized by ${authorizer}, which does not run locally: say who calls with ${remedy}, or let everybody in with \`allowUnsupported: true\``,
  );
}
