import { createHash } from 'node:crypto';
import type { IConstruct } from 'constructs';
import type { ApiDefinition } from '../../definition';
import { type ReadApi, readConstruct } from '../../readers/construct-tree';
import { canonicalDefinition } from '../../writers/canonical-definition';
import { fault } from '../props/fault';

/** An API as it is read once for a whole synthesis: validation, document, deployment and output files see the same. */
export class SynthesizedApi {
  #fingerprint: string | undefined;

  private constructor(
    private readonly api: IConstruct,
    /** What was read: one API, or none where it is imported. */
    readonly read: readonly ReadApi[],
  ) {}

  static of(api: IConstruct): SynthesizedApi {
    return new SynthesizedApi(api, readConstruct(api));
  }

  get definition(): ApiDefinition {
    const [found] = this.read;
    if (!found) {
      throw fault(
        `${this.api.node.path} is imported, so there is no definition of it here: give the RestApi or SpecRestApi that declares it`,
      );
    }
    return found.definition;
  }

  /** Changes when, and only when, the API changes: 32 hexadecimal digits. */
  get fingerprint(): string {
    this.#fingerprint ??= createHash('sha256').update(canonicalDefinition(this.definition)).digest('hex').slice(0, 32);
    return this.#fingerprint;
  }
}

const kept = new WeakMap<IConstruct, SynthesizedApi>();

/** Reads the API for a synthesis that begins. */
export function readForSynthesis(api: IConstruct): SynthesizedApi {
  const read = SynthesizedApi.of(api);
  kept.set(api, read);
  return read;
}

/** The API as this synthesis has read it. */
export function synthesizedApi(api: IConstruct): SynthesizedApi {
  return kept.get(api) ?? readForSynthesis(api);
}

/** What was read for another synthesis is of no use to the one that begins. */
export function forgetSynthesized(api: IConstruct): void {
  kept.delete(api);
}
