import type { ApiDefinition, Method, Resource } from '../definition';
import { Carded } from './carded';
import { methodCard } from './cards';

/** One method of an API. */
export class LocalMethod extends Carded {
  constructor(
    private readonly api: ApiDefinition,
    private readonly resource: Resource,
    /** The method, as the definition has it. */
    readonly definition: Method,
  ) {
    super();
  }

  /** `GET /pets/{petId}`. */
  get name(): string {
    return `${this.definition.httpMethod} ${this.resource.path}`;
  }

  describe(): string {
    return methodCard(this.api, this.resource, this.definition);
  }
}
