import type { GatewayOptions, HttpBackend, RecordedCall } from '../../engine';
import type { ExecutionStep } from './case';
import { CaseWorld } from './case-world';
import { LoopbackEndpoint } from './loopback-endpoint';

/** The same world with a real server for every step's HTTP endpoint. */
export class LoopbackWorld extends CaseWorld {
  private readonly endpoints: LoopbackEndpoint[] = [];
  private readonly http: HttpBackend = {
    endpoint: (origin) => ({ call: (call) => (this.endpoints.at(-1) as LoopbackEndpoint).endpoint(origin).call(call) }),
    close: () => Promise.resolve(),
  };

  override async begin(step: ExecutionStep): Promise<void> {
    await super.begin(step);
    this.endpoints.push(await LoopbackEndpoint.start(step.backend ?? { type: 'fault', fault: 'refused' }));
  }

  override get calls(): readonly RecordedCall[] {
    return [...this.endpoints.flatMap(({ calls }) => calls), ...this.canned.calls];
  }

  override get effects(): Partial<GatewayOptions> {
    return { ...super.effects, http: this.http };
  }

  async close(): Promise<void> {
    for (const endpoint of this.endpoints) await endpoint.close();
  }
}
