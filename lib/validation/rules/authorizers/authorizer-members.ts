import { type Authorizer, authorizerTypes, literal } from '../../../definition';
import { apiReference, developerGuide } from '../../documentation';
import { cloudFormation } from '../../examples';
import { isImported } from '../../provenance';
import type { Finding, Rule } from '../../rule';
import { didYouMean } from '../../texts/nearest';
import { PartialText } from '../../texts/partial-text';
import { advise, oneOf, replaceBy } from '../../texts/phrases';
import { twinsOf } from '../../twins';
import { invokedFunction, judgeArn, judgeServiceTarget } from '../aws/aws-arn';
import { authorized, authorizerResource, lambdaAuthorizer } from './examples';

const docs = developerGuide('apigateway-use-lambda-authorizer');
const cognitoDocs = developerGuide('apigateway-integrate-with-cognito');
const pool = 'arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_ABC123';

/** An authorizer is of one of three types. */
export const authorizerType: Rule = {
  id: 'authorizer-type',
  consequence: 'rejected',
  summary: 'An authorizer is of type TOKEN, REQUEST or COGNITO_USER_POOLS.',
  docs: apiReference('Authorizer'),
  fails: cloudFormation({ Callers: authorizerResource({ Type: 'LAMBDA' }) }),
  passes: cloudFormation({ Callers: authorizerResource({ Type: 'TOKEN' }) }),
  *check({ authorizers }): Iterable<Finding> {
    for (const authorizer of authorizers) {
      const type = literal(authorizer.type);
      // What the import makes of others, such as the jwt of HTTP APIs, is not recorded.
      if (type === undefined || (authorizerTypes as readonly string[]).includes(type) || isImported(authorizer)) continue;
      yield {
        at: authorizer,
        member: 'type',
        message: `${named(authorizer)} is of type ${type || '(none)'}; the service knows ${oneOf(authorizerTypes)}.`,
        effect: `The service refuses it: Value '${type}' at 'type' failed to satisfy constraint: Member must satisfy enum value set`,
        ...(type === '' ? {} : { offending: { name: 'authorizer type', text: type, start: 0, end: type.length } }),
        help: didYouMean(type, authorizerTypes),
      };
    }
  },
};

/** Authorizers are told apart by their names. */
export const authorizerName: Rule = {
  id: 'authorizer-name',
  consequence: 'rejected',
  summary: 'An authorizer has a name of its own.',
  docs,
  fails: cloudFormation({ Callers: authorizerResource(), Others: authorizerResource() }),
  passes: cloudFormation({ Callers: authorizerResource(), Others: authorizerResource({ Name: 'others' }) }),
  *check({ authorizers }): Iterable<Finding> {
    for (const [authorizer, twin] of twinsOf(authorizers, ({ name }) => literal(name))) {
      const name = literal(authorizer.name) ?? '';
      yield {
        at: authorizer,
        member: 'name',
        message: `Two authorizers are called ${name}.`,
        // aws-cdk issue 20170
        effect: `The service refuses it: Authorizer name must be unique. Authorizer ${name} already exists in this RestApi.`,
        offending: { name: 'authorizer name', text: name, start: 0, end: name.length },
        related: [{ label: 'the other authorizer', origin: twin.origin }],
        help: [advise('rename one of them, or let both methods name the same one')],
      };
    }
  },
};

/** A Lambda authorizer is called by the same kind of ARN as an integration. */
export const authorizerUri: Rule = {
  id: 'authorizer-uri',
  consequence: 'rejected',
  summary: 'The URI of a Lambda authorizer is the ARN of an invocation.',
  effect: 'The service refuses it: Authorizer URI should be a valid API Gateway ARN that represents a Lambda function invocation.',
  docs,
  fails: authorized(lambdaAuthorizer({ authorizerUri: 'arn:aws:lambda:us-east-1:123456789012:function:Authorize' })),
  passes: authorized(lambdaAuthorizer()),
  *check({ authorizers }): Iterable<Finding> {
    for (const authorizer of authorizers.filter(isLambda)) {
      const uri = new PartialText(authorizer.authorizerUri ?? '');
      if (uri.judged !== '' && mayInvoke(uri.judged)) continue;
      const region = judgeArn(uri.judged);
      const wrapped = `arn:aws:apigateway:${(region.kind === 'arn' && region.arn.region) || 'REGION'}:lambda:path/2015-03-31/functions/${uri.shown}/invocations`;
      const isFunction = region.kind === 'arn' && region.arn.service === 'lambda';
      yield {
        at: authorizer,
        member: 'authorizerUri',
        message:
          uri.judged === '' ? `${named(authorizer)} has no URI.` : `The URI of ${named(authorizer)} is no invocation of a Lambda function.`,
        ...(uri.judged === '' ? {} : { offending: uri.offending('authorizer URI') }),
        help: [
          isFunction
            ? replaceBy(wrapped)
            : advise('write arn:aws:apigateway:REGION:lambda:path/2015-03-31/functions/FUNCTION_ARN/invocations'),
        ],
      };
    }
  },
};

/** What tells one caller from another is read from the request. */
export const authorizerIdentitySource: Rule = {
  id: 'authorizer-identity-source',
  consequence: 'rejected',
  summary: 'An identity source lists headers, query strings, stage and context variables, separated by commas.',
  docs,
  fails: authorized(lambdaAuthorizer({ type: 'request', identitySource: 'header.Authorization' })),
  passes: authorized(lambdaAuthorizer({ type: 'request', identitySource: 'method.request.header.Authorization' })),
  *check({ authorizers }): Iterable<Finding> {
    for (const authorizer of authorizers) {
      const source = literal(authorizer.identitySource);
      if (source === undefined || source.trim() === '') continue;
      let start = 0;
      for (const piece of source.split(',')) {
        const expression = piece.trim();
        if (!identityExpression.test(expression)) {
          yield {
            at: authorizer,
            member: 'identitySource',
            message: `${named(authorizer)} reads ${expression === '' ? 'an empty identity source' : expression}, which is no identity source.`,
            effect: `The service refuses it: Invalid request identity source expression: ${expression}.`,
            offending: { name: 'identity source', text: source, start, end: start + piece.length },
            help: identityHelp(expression),
          };
        }
        start += piece.length + 1;
      }
    }
  },
};

const identityExpression = /^(method\.request\.(querystring|header)\.[a-zA-Z0-9._:$-]+|(stageVariables|context)\..+)$/;

function identityHelp(expression: string) {
  const header = /^(?:(?:method\.)?request\.)?(header|querystring)s?\.(.+)$/.exec(expression);
  if (header) return [replaceBy(`method.request.${header[1]}.${header[2]}`)];
  return [advise('write method.request.header.NAME, method.request.querystring.NAME, stageVariables.NAME or context.NAME')];
}

/** In a template nothing says which header holds the token, unless the authorizer does. */
export const authorizerIdentitySourceMissing: Rule = {
  id: 'authorizer-identity-source-missing',
  consequence: 'rejected',
  summary: 'An authorizer of a template has an identity source; a REQUEST authorizer needs it only to cache.',
  effect: 'The service refuses it: IdentitySource cannot be empty',
  docs,
  fails: cloudFormation({ Callers: authorizerResource({ IdentitySource: '' }) }),
  passes: cloudFormation({ Callers: authorizerResource() }),
  *check({ authorizers }): Iterable<Finding> {
    for (const authorizer of authorizers) {
      const type = literal(authorizer.type);
      const isEmpty = authorizer.identitySource === undefined || authorizer.identitySource === '';
      const ttl = authorizer.authorizerResultTtlInSeconds;
      const isNeeded =
        type === 'TOKEN' ||
        type === 'COGNITO_USER_POOLS' ||
        (type === 'REQUEST' && ttl !== 0 && (ttl === undefined || typeof ttl === 'number'));
      // An import takes the header from the security scheme.
      if (!isEmpty || !isNeeded || isImported(authorizer)) continue;
      yield {
        at: authorizer,
        member: 'identitySource',
        message: `${named(authorizer)} has no identity source${type === 'REQUEST' ? ' to cache its results by' : ''}.`,
        help: [
          replaceBy('method.request.header.Authorization'),
          ...(type === 'REQUEST' ? [advise('set authorizerResultTtlInSeconds to 0')] : []),
        ],
      };
    }
  },
};

/** A user-pool authorizer asks user pools. */
export const authorizerProviderArns: Rule = {
  id: 'authorizer-provider-arns',
  consequence: 'rejected',
  summary: 'A user-pool authorizer names its user pools.',
  effect: 'The service refuses it: ProviderARNs cannot be empty',
  docs: cognitoDocs,
  fails: authorized({ type: 'cognito_user_pools' }),
  passes: authorized({ type: 'cognito_user_pools', providerARNs: [pool] }),
  *check({ authorizers }): Iterable<Finding> {
    for (const authorizer of authorizers) {
      if (literal(authorizer.type) !== 'COGNITO_USER_POOLS' || authorizer.providerArns.length > 0) continue;
      yield {
        at: authorizer,
        member: 'providerARNs',
        message: `${named(authorizer)} names no user pool.`,
        help: [advise('list the ARNs of the user pools in providerARNs')],
      };
    }
  },
};

/** Results are kept for an hour at most. */
export const authorizerTtl: Rule = {
  id: 'authorizer-ttl',
  consequence: 'rejected',
  summary: 'Results of an authorizer are cached for 0 to 3600 seconds.',
  effect: 'The service refuses it: Authorizer result TTL outside allowable range. TTL must be between 0 and 3600 seconds.',
  docs,
  fails: authorized(lambdaAuthorizer({ authorizerResultTtlInSeconds: 7200 })),
  passes: authorized(lambdaAuthorizer({ authorizerResultTtlInSeconds: 3600 })),
  *check({ authorizers }): Iterable<Finding> {
    for (const authorizer of authorizers) {
      const ttl = literal(authorizer.authorizerResultTtlInSeconds);
      if (ttl === undefined || (ttl >= 0 && ttl <= 3600)) continue;
      const nearest = ttl < 0 ? '0' : '3600';
      yield {
        at: authorizer,
        member: 'authorizerResultTtlInSeconds',
        message: `${named(authorizer)} caches its results for ${ttl} seconds; 0 to 3600 are possible.`,
        help: [replaceBy(nearest, `authorizerResultTtlInSeconds: ${nearest}`)],
      };
    }
  },
};

function isLambda({ type }: Authorizer): boolean {
  const name = literal(type);
  return name === 'TOKEN' || name === 'REQUEST';
}

function named({ name }: Authorizer): string {
  const text = literal(name);
  return text === undefined ? 'The authorizer' : `The authorizer ${text}`;
}

function mayInvoke(judged: string): boolean {
  const target = judgeServiceTarget(judged);
  if (target === 'unknown') return true;
  if (typeof target === 'string' || (target.service !== undefined && target.service !== 'lambda')) return false;
  return target.kind === 'path' && (invokedFunction(target) !== undefined || target.target.includes('\uFFFC'));
}
