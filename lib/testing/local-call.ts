import type { ApiDefinition } from '../definition';
import type { Trace } from '../engine';
import { Carded } from './carded';
import { exchangeCard } from './cards';
import { headerRecord, parseBody, type SentRequest } from './messages';

/** What came back from a call, and what happened on the way. */
export class LocalCall extends Carded {
  /** Status code. */
  readonly status: number;
  /** By name in lower case; repeated values are joined by a comma and a space. */
  readonly headers: Readonly<Record<string, string>>;
  /** Name, value, name, value, … as the client gets them. */
  readonly rawHeaders: readonly string[];
  readonly bytes: Uint8Array;
  /** The last request that reached an endpoint; undefined where none did. */
  readonly sent: SentRequest | undefined;

  constructor(
    private readonly definition: ApiDefinition,
    answer: { readonly status: number; readonly headers: readonly string[]; readonly body: Uint8Array },
    /** Every request that reached an endpoint, in order. */
    readonly calls: readonly SentRequest[],
    /** What happened, stage by stage. */
    readonly trace: Trace,
    private readonly printed: (text: string) => string = (text) => text,
  ) {
    super();
    this.status = answer.status;
    this.headers = headerRecord(answer.headers);
    this.rawHeaders = answer.headers;
    this.bytes = answer.body;
    this.sent = calls.at(-1);
  }

  /** The body as text. */
  get body(): string {
    return Buffer.from(this.bytes).toString('utf8');
  }

  /** The body as JSON. @throws Error if it is none */
  get json(): unknown {
    return parseBody(this.body, 'the body of the answer');
  }

  describe(): string {
    return this.printed(exchangeCard(this.definition, this.trace));
  }
}
