import type { Json } from '../../definition';
import { CannedBackend, type LambdaBackend } from '../../engine';
import { backendAnswer } from './backend-answer';
import type { AuthorizerAnswer, CaseGiven, ExecutionStep } from './case';

/** Where a case says nothing of an authorizer, the caller is let in. */
const letIn: AuthorizerAnswer = {
  type: 'lambda',
  payload: {
    principalId: 'user',
    policyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: '*' }] },
  },
};

/** The functions of a case's authorizers, and what they were asked. */
export class CaseAuthorizers {
  readonly events: Json[] = [];
  private readonly given: ReadonlyMap<string, AuthorizerAnswer>;
  private ofStep: AuthorizerAnswer | undefined;

  constructor({ authorizers = {} }: CaseGiven) {
    this.given = new Map(Object.entries(authorizers));
  }

  begin({ authorizer }: ExecutionStep): void {
    this.ofStep = authorizer;
  }

  /** The function of the authorizer with this name. */
  backend(name: string): LambdaBackend {
    return new CannedBackend(({ body }) => {
      this.events.push(JSON.parse(Buffer.from(body).toString('utf8')) as Json);
      return backendAnswer(this.ofStep ?? this.given.get(name) ?? this.given.get('*') ?? letIn);
    });
  }
}
