import type { IntegrationStages } from './exchange';
import type { Pipeline } from './pipeline';

/**
 * Stages, or parts of them, that methods which are alike have in common. An API of a thousand methods passes most requests to one that was
 * not asked for a while, whose own objects have then left the processor's caches: what is shared has not.
 */
export class Alike {
  private readonly made = new Map<string, unknown>();
  private readonly unchecked = new Map<IntegrationStages, Pipeline>();

  /** The one of its kind that plain data says all about. */
  of<T>(kind: string, data: unknown, make: () => T): T {
    const key = kind + JSON.stringify(data);
    if (!this.made.has(key)) this.made.set(key, make());
    return this.made.get(key) as T;
  }

  /** The pipeline of the methods with these stages that check nothing. */
  behind(stages: IntegrationStages, make: () => Pipeline): Pipeline {
    const pipeline = this.unchecked.get(stages) ?? make();
    this.unchecked.set(stages, pipeline);
    return pipeline;
  }
}
