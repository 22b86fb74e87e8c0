import type { ApiPlan, MethodPlan } from '../../plan';
import type { Call } from '../call';
import type { Later } from '../exchange';
import type { AuthorizationRecord } from '../trace';
import type { AuthorizerEnvironment } from './authorizer-environment';
import { type CognitoAuthorizer, compileCognitoAuthorizer } from './cognito/cognito-authorizer';
import { trustedPool } from './cognito/user-pools';
import type { Refusal, Verdict } from './decision';
import { compileResourcePolicy, policyRequest, refusedByAuthorizer, refusedByPolicy } from './guard-policy';
import { compileIamAuthorizer, type IamAuthorizer, type Signed } from './iam/iam-authorizer';
import { isCallerGiven } from './known-caller';
import { compileLambdaAuthorizer, type LambdaAuthorizer, type LambdaVerdict } from './lambda/lambda-authorizer';
import { longestMethodArn, methodArn } from './method-arn';
import { acrossAccounts, withinAccount } from './policy/combine';
import type { Policy } from './policy/policy';
import type { PolicyAnswer } from './policy/policy-request';
import { accountOf } from './policy-keys';

/** Decides who may call one method. */
export type Guard = (call: Call) => Later<Verdict>;

/** The same, for a call whose method ARN is known. */
type ArnGuard = (call: Call, arn: string) => Later<Verdict>;

/** The guards of an API's methods. Authorizers and what they remember are one for all methods. */
export class Guards {
  private readonly resourcePolicy: Policy | undefined;
  private readonly lambda = new Map<number, LambdaAuthorizer>();
  private readonly cognito = new Map<number, CognitoAuthorizer>();
  private iam: IamAuthorizer | undefined;

  /** @throws Error naming a caller's policy that is none */
  constructor(private readonly environment: AuthorizerEnvironment) {
    const policy = compileResourcePolicy(environment.plan);
    // What is wrong with it was said when the gateway was made, and allowed.
    this.resourcePolicy = typeof policy === 'function' ? policy : undefined;
    if (environment.callers) this.iam = compileIamAuthorizer(environment);
  }

  /** undefined: everybody may call it. */
  forMethod(method: MethodPlan): Guard | undefined {
    const { authorization } = method;
    const guard = this.guardOf(method);
    if (!guard) return undefined;
    if (authorization === 'NONE') return (call) => guard(call, methodArn(call));
    return (call) => {
      const arn = methodArn(call);
      if (isCallerGiven(call, authorization)) return this.given(call, arn, method);
      return tooLong(arn) ?? guard(call, arn);
    };
  }

  private guardOf(method: MethodPlan): ArnGuard | undefined {
    const { authorization, authorizer } = method;
    if (authorization === 'NONE') return this.resourcePolicy && ((call, arn) => this.byPolicyAlone(call, arn, {}));
    if (authorization === 'AWS_IAM' && (this.environment.callers || !this.environment.allowUnsigned)) {
      this.iam ??= compileIamAuthorizer(this.environment);
      return this.byIam(this.iam);
    }
    const known = authorizer === undefined ? undefined : this.authorizerGuard(method, authorizer);
    if (known) return known;
    const { onUnknownCaller } = this.environment;
    if (!onUnknownCaller && !this.resourcePolicy) return undefined;
    return (call, arn) => {
      onUnknownCaller?.(method);
      return this.resourcePolicy ? this.byPolicyAlone(call, arn, {}) : { record: {} };
    };
  }

  private authorizerGuard(method: MethodPlan, index: number): ArnGuard | undefined {
    const { environment } = this;
    const plan = environment.plan.authorizers[index];
    if (plan.type !== 'COGNITO_USER_POOLS') {
      const invoke = environment.invoking(plan);
      if (!invoke) return undefined;
      const authorizer = this.lambda.get(index) ?? compileLambdaAuthorizer(plan, environment, invoke);
      this.lambda.set(index, authorizer);
      return this.byLambda(authorizer);
    }
    const pools = plan.userPools.map((arn) => trustedPool(arn, environment));
    const trusted = pools.flatMap((pool) => (typeof pool === 'string' ? [] : [pool]));
    if (trusted.length < pools.length || trusted.length === 0) return undefined;
    const authorizer = this.cognito.get(index) ?? compileCognitoAuthorizer(plan, trusted, environment);
    this.cognito.set(index, authorizer);
    return this.byCognito(authorizer, method);
  }

  /** The resource policy alone must allow the call. */
  private byPolicyAlone(call: Call, arn: string, record: AuthorizationRecord): Verdict {
    if (!this.resourcePolicy) return { record };
    const request = policyRequest(call, arn);
    const answer = this.resourcePolicy(request);
    const judged = { ...record, resourcePolicy: answer };
    return answer === 'Allow'
      ? { record: judged }
      : { record: judged, refusal: refusedByPolicy(answer, request, 'the resource policy', this.resourcePolicy) };
  }

  /** Before the function is called, the resource policy may deny; afterwards one allow of the two is enough. */
  private byLambda(authorize: LambdaAuthorizer): ArnGuard {
    return (call, arn) => {
      const request = policyRequest(call, arn);
      const resource: PolicyAnswer | undefined = this.resourcePolicy?.(request);
      if (resource === 'Deny')
        return {
          record: { resourcePolicy: resource },
          refusal: refusedByPolicy(resource, request, 'the resource policy', this.resourcePolicy),
        };
      const settle = ({ record, refusal, result, latency }: LambdaVerdict): Verdict => {
        const judged = { ...record, ...(resource && { resourcePolicy: resource }) };
        if (!result) return { record: judged, ...(refusal && { refusal }) };
        call.identify({ authorizer: { ...result.context, integrationLatency: latency } }, result.usageIdentifierKey);
        const own = result.policy(request);
        const answer = withinAccount(own, resource ?? 'neither');
        const known = { ...judged, principalId: result.principalId, policy: own };
        return answer === 'Allow' ? { record: known } : { record: known, refusal: refusedByAuthorizer(answer) };
      };
      const verdict = authorize(call, arn);
      return verdict instanceof Promise ? verdict.then(settle) : settle(verdict);
    };
  }

  /** A valid token is needed, and an allow of the resource policy where there is one. */
  private byCognito(authorize: CognitoAuthorizer, method: MethodPlan): ArnGuard {
    return (call, arn) => {
      const settle = ({ record, refusal, claims }: Awaited<ReturnType<CognitoAuthorizer>>): Verdict => {
        if (!claims) return { record, ...(refusal && { refusal }) };
        call.identify({ authorizer: { claims } });
        return this.byPolicyAlone(call, arn, record);
      };
      const verdict = authorize(call, method);
      return verdict instanceof Promise ? verdict.then(settle) : settle(verdict);
    };
  }

  private byIam(authorize: IamAuthorizer): ArnGuard {
    return (call, arn) => {
      const settle = (signed: Signed | Refusal): Verdict => {
        if ('reason' in signed) return { record: { type: 'AWS_IAM' }, refusal: signed };
        const record: AuthorizationRecord = { type: 'AWS_IAM', principalId: signed.accessKeyId, verified: signed.caller !== undefined };
        const identity = { ...signedIdentity(signed, this.environment.plan), accessKey: signed.accessKeyId };
        const principalTags = signed.caller?.tags;
        call.identify({
          identity,
          ...(principalTags && { principalTags }),
          ...(call.method?.cache && { mayInvalidateCache: mayInvalidateCache(call, arn, signed) }),
        });
        return this.ofCaller(call, arn, record, signed.policy);
      };
      const signed = authorize(call);
      return signed instanceof Promise ? signed.then(settle) : settle(signed);
    };
  }

  /** A caller whom IAM knows: within the account one allow is enough, across accounts both are needed. */
  private ofCaller(call: Call, arn: string, record: AuthorizationRecord, own: Policy | undefined): Verdict {
    const request = policyRequest(call, arn);
    const resource = this.resourcePolicy?.(request);
    const ofCaller = own?.(request) ?? 'Allow';
    const { accountId } = request.principal;
    const foreign = accountId !== undefined && accountId !== this.environment.plan.deployment.accountId;
    const answer = (foreign ? acrossAccounts : withinAccount)(ofCaller, resource ?? 'neither');
    const judged = { ...record, ...(own && { policy: ofCaller }), ...(resource && { resourcePolicy: resource }) };
    if (answer === 'Allow') return { record: judged };
    const whose = resource === 'Deny' || foreign ? 'the resource policy' : "the caller's policy";
    return { record: judged, refusal: refusedByPolicy(answer, request, whose, this.resourcePolicy) };
  }

  /** The authorizer was answered for; the resource policy is asked all the same. */
  private given(call: Call, arn: string, { authorization }: MethodPlan): Verdict {
    const record: AuthorizationRecord = { given: true };
    if (!this.resourcePolicy) return { record };
    if (authorization === 'COGNITO_USER_POOLS') return this.byPolicyAlone(call, arn, record);
    return this.ofCaller(call, arn, record, undefined);
  }
}

/** Somebody who was verified and of whose policies nobody knows may do what nobody denies. */
function mayInvalidateCache(call: Call, arn: string, { caller, invalidation }: Signed): boolean {
  if (!caller) return false;
  return invalidation === undefined || invalidation(policyRequest(call, arn)) === 'Allow';
}

/** A caller of whom no account is known is of the API's own. */
function signedIdentity({ caller }: Signed, { deployment }: ApiPlan): Readonly<Record<string, string>> {
  if (!caller) return {};
  const { identity = {} } = caller;
  return { accountId: accountOf(identity['userArn']) ?? deployment.accountId, ...identity };
}

/** Documented; the ARN holds what the client wrote in its path. */
function tooLong(arn: string): Verdict | undefined {
  // A character of JavaScript is three bytes of UTF-8 at most.
  if (arn.length * 3 <= longestMethodArn || Buffer.byteLength(arn) <= longestMethodArn) return undefined;
  const reason = `the method ARN is longer than ${longestMethodArn} bytes`;
  return { record: {}, refusal: { type: 'DEFAULT_4XX', message: 'Request-URI Too Long', reason, status: 414 } };
}
