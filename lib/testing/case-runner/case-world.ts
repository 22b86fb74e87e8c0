import { CannedBackend, countingIds, type GatewayOptions, ManualClock, type RecordedCall } from '../../engine';
import { backendAnswer } from './backend-answer';
import type { CaseBackend, ExecutionCase, ExecutionStep } from './case';

/** An endpoint that must not be called cannot be reached. */
const unreachable = { type: 'fault', fault: 'refused' } as const;

/** What a case's gateway sees of the world while the steps are taken: the clock, the ids, and endpoints that answer what the step says. */
export class CaseWorld {
  readonly clock: ManualClock;
  readonly ids = countingIds();
  readonly canned = new CannedBackend(() => backendAnswer(this.backend));
  private backend: Exclude<CaseBackend, null> = unreachable;

  constructor({ given }: ExecutionCase) {
    this.clock = new ManualClock(given.clock);
  }

  /** Lets the time before a step pass, and has the endpoints answer what the step says. */
  begin({ advance, backend }: ExecutionStep): Promise<void> {
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
    return { http: canned, lambda: canned, aws: canned, clock, ids };
  }
}

/** Methods whose authorizer does not run locally are open: a case says what comes of a call that was let in. */
export function gatewayOptions({ stage, given: { apiKeys, identity, authorizer, mayInvalidateCache } }: ExecutionCase): GatewayOptions {
  const caller = { ...(identity && { identity }), ...(authorizer && { authorizer }), ...(mayInvalidateCache && { mayInvalidateCache }) };
  return {
    allowUnsupported: true,
    ...(stage && { stage }),
    ...(apiKeys && { apiKeys }),
    ...(Object.keys(caller).length > 0 && { given: caller }),
  };
}
