import { literal } from '../../../definition';
import { everyMethodBy } from '../../context';
import { apiReference, developerGuide } from '../../documentation';
import { cloudFormation } from '../../examples';
import { isImported } from '../../provenance';
import type { Rule } from '../../rule';
import { didYouMean } from '../../texts/nearest';
import { advise, oneOf, replaceBy } from '../../texts/phrases';
import { authorizerResource } from './examples';

const docs = developerGuide('apigateway-control-access-to-api');
const callers = { Callers: authorizerResource() };
const by = { AuthorizerId: { Ref: 'Callers' } };

const authorizationTypes = ['NONE', 'AWS_IAM', 'CUSTOM', 'COGNITO_USER_POOLS'];

/** A method says who may call it in one of four words. */
export const authorizationType: Rule = {
  id: 'authorization-type',
  consequence: 'rejected',
  summary: 'The authorization type of a method is NONE, AWS_IAM, CUSTOM or COGNITO_USER_POOLS.',
  docs: apiReference('Method'),
  fails: cloudFormation({}, { method: { AuthorizationType: 'IAM' } }),
  passes: cloudFormation({}, { method: { AuthorizationType: 'AWS_IAM' } }),
  check: everyMethodBy(['request'], function* ({ method, where }) {
    const type = method.authorizationType === undefined ? 'NONE' : literal(method.authorizationType);
    // JWT is in the service's own model of late; what an import makes of other words is not recorded.
    if (type === undefined || authorizationTypes.includes(type) || type === 'JWT' || isImported(method)) return;
    const meant = authorizationTypes.filter((known) => type !== '' && known.includes(type.toUpperCase()));
    yield {
      at: method,
      member: 'authorizationType',
      message: `The authorization type of ${where} is ${type || '(empty)'}; the service knows ${oneOf(authorizationTypes)}.`,
      ...(type === '' ? {} : { offending: { name: 'authorization type', text: type, start: 0, end: type.length } }),
      help: meant.length > 0 ? meant.map((known) => replaceBy(known)) : didYouMean(type, authorizationTypes),
    };
  }),
};

/** A method that leaves the decision to an authorizer names it. */
export const authorizerRequired: Rule = {
  id: 'authorizer-required',
  consequence: 'rejected',
  summary: 'A method of authorization type CUSTOM or COGNITO_USER_POOLS names an authorizer.',
  effect: [
    'The service refuses it: Invalid authorizer ID specified.',
    'Setting the authorization type to CUSTOM or COGNITO_USER_POOLS requires a valid authorizer.',
  ].join(' '),
  docs,
  fails: cloudFormation({}, { method: { AuthorizationType: 'CUSTOM' } }),
  passes: cloudFormation(callers, { method: { AuthorizationType: 'CUSTOM', ...by } }),
  check: everyMethodBy(['request'], function* ({ method, where }, { authorizers }) {
    const type = literal(method.authorizationType);
    if (type !== 'CUSTOM' && type !== 'COGNITO_USER_POOLS') return;
    const name = literal(method.authorizer);
    if (method.authorizer !== undefined && (name === undefined || authorizers.has(name) || !authorizers.isComplete)) return;
    yield {
      at: method,
      member: 'authorizationType',
      message:
        name === undefined
          ? `${where} has authorization type ${type} and no authorizer.`
          : `${where} names the authorizer ${name}, which the API does not have.`,
      help: [...didYouMean(name ?? '', authorizers.names), advise('name an authorizer of this API')],
    };
  }),
};

/** Scopes belong to the tokens of user pools. */
export const authorizationScopes: Rule = {
  id: 'authorization-scopes',
  consequence: 'rejected',
  summary: 'Authorization scopes stand on methods of authorization type COGNITO_USER_POOLS only.',
  effect: [
    'The service refuses it: Invalid Method authorization type specified.',
    'Authorization Scopes are only valid for COGNITO_USER_POOLS authorization type',
  ].join(' '),
  docs: developerGuide('apigateway-integrate-with-cognito'),
  fails: cloudFormation({}, { method: { AuthorizationType: 'AWS_IAM', AuthorizationScopes: ['pets/read'] } }),
  passes: cloudFormation({}, { method: { AuthorizationType: 'AWS_IAM' } }),
  check: everyMethodBy(['request'], function* ({ method, where }) {
    const type = method.authorizationType === undefined ? 'NONE' : literal(method.authorizationType);
    // What the import makes of scopes beside another type is not recorded.
    if (method.authorizationScopes.length === 0 || type === undefined || type === 'COGNITO_USER_POOLS' || isImported(method)) return;
    yield {
      at: method,
      member: 'authorizationScopes',
      message: `${where} has authorization scopes, but its authorization type is ${type}.`,
      help: [advise('remove the scopes, or authorize by user pools')],
    };
  }),
};

/** Type of a method's authorization → types of the authorizers that can decide it. */
const deciding = new Map([
  ['CUSTOM', ['TOKEN', 'REQUEST']],
  ['COGNITO_USER_POOLS', ['COGNITO_USER_POOLS']],
]);

/** The method's authorization type says of which kind its authorizer is. */
export const authorizerTypeMatch: Rule = {
  id: 'authorizer-type-match',
  consequence: 'rejected',
  summary: 'CUSTOM goes with TOKEN and REQUEST authorizers, COGNITO_USER_POOLS with user-pool authorizers.',
  docs,
  fails: cloudFormation(callers, { method: { AuthorizationType: 'COGNITO_USER_POOLS', ...by } }),
  passes: cloudFormation(callers, { method: { AuthorizationType: 'CUSTOM', ...by } }),
  check: everyMethodBy(['request'], function* ({ method, where }, { authorizers }) {
    const authorizer = authorizers.get(literal(method.authorizer));
    const type = literal(method.authorizationType);
    const kind = literal(authorizer?.type);
    if (!authorizer || type === undefined || kind === undefined) return;
    const fitting = [...deciding].find(([, kinds]) => kinds.includes(kind))?.[0];
    if (!fitting || fitting === type || !deciding.has(type)) return;
    yield {
      at: method,
      member: 'authorizationType',
      message: `${where} has authorization type ${type}, but its authorizer is of type ${kind}.`,
      related: [{ label: 'the authorizer', origin: authorizer.origin }],
      help: [replaceBy(fitting, `authorizationType: ${fitting}`)],
    };
  }),
};
