import { CannedBackend, countingIds, type GatewayOptions, ManualClock, type RecordedCall } from '../../engine';
import { backendAnswer } from './backend-answer';
import type { CaseBackend, ExecutionCase, ExecutionStep } from './case';
import { CaseAuthorizers } from './case-authorizers';

/** An endpoint that must not be called cannot be reached. */
const unreachable = { type: 'fault', fault: 'refused' } as const;

/** Of a pool whose keys a case does not give no token is valid. */
const noKeys = { '*': { keys: [], issuer: 'https://no-keys.invalid' } };

/** What a case's gateway sees of the world while the steps are taken: the clock, the ids, and endpoints that answer what the step says. */
export class CaseWorld {
  readonly clock: ManualClock;
  readonly ids = countingIds();
  readonly canned = new CannedBackend(() => backendAnswer(this.backend));
  readonly authorizers: CaseAuthorizers;
  private backend: Exclude<CaseBackend, null> = unreachable;

  constructor({ given }: ExecutionCase) {
    this.clock = new ManualClock(given.clock);
    this.authorizers = new CaseAuthorizers(given);
  }

  /** Lets the time before a step pass, and has the endpoints answer what the step says. */
  begin(step: ExecutionStep): Promise<void> {
    const { advance, backend } = step;
    this.authorizers.begin(step);
    this.clock.advance(advance);
    this.backend = backend ?? unreachable;
    return Promise.resolve();
  }

  /** Everything that endpoints were asked so far. */
  get calls(): readonly RecordedCall[] {
    return this.canned.calls;
  }

  get effects(): Partial<GatewayOptions> {
    const { canned, clock, ids } = this;
    const authorizerFunctions = ({ name }: { readonly name: string }) => this.authorizers.backend(name);
    return { http: canned, lambda: canned, aws: canned, clock, ids, authorizerFunctions };
  }
}

/** A method whose authorizer cannot be run is open: a case says what comes of a call that was let in. */
export function gatewayOptions({ stage, given }: ExecutionCase): GatewayOptions {
  const { apiKeys, identity, authorizer, mayInvalidateCache, userPools = noKeys, callers } = given;
  const caller = { ...(identity && { identity }), ...(authorizer && { authorizer }), ...(mayInvalidateCache && { mayInvalidateCache }) };
  return {
    allowUnsupported: true,
    ...(stage && { stage }),
    ...(apiKeys && { apiKeys }),
    userPools,
    ...(callers && { callers }),
    ...(Object.keys(caller).length > 0 && { given: caller }),
  };
}
