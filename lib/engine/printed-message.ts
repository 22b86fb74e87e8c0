import type { IntegrationResponsePlan } from '../plan';
import type { Conversion } from './content-handling';
import type { Outcome } from './exchange';
import type { GatewayMessage, RawHeaders } from './message';

/** An outcome whose body a template printed. It becomes bytes when somebody asks for them. */
export class PrintedOutcome implements Outcome {
  private bytes: Uint8Array | undefined = undefined;

  constructor(
    readonly status: number,
    readonly headers: string[],
    readonly text: string,
    readonly response: IntegrationResponsePlan,
    readonly template: string | undefined,
    readonly conversion: Conversion,
  ) {}

  get body(): Uint8Array {
    this.bytes ??= Buffer.from(this.text);
    return this.bytes;
  }
}

/** The same on its way to the client: a server that writes texts needs no bytes, which are made of a text and made one again. */
export class PrintedMessage implements GatewayMessage {
  constructor(
    readonly status: number,
    readonly headers: RawHeaders,
    private readonly outcome: PrintedOutcome,
  ) {}

  get text(): string {
    return this.outcome.text;
  }

  get body(): Uint8Array {
    return this.outcome.body;
  }
}

/** For whoever may copy a message member by member. */
export function plainMessage(message: GatewayMessage): GatewayMessage {
  if (!(message instanceof PrintedMessage)) return message;
  const { status, headers, body } = message;
  return { status, headers, body };
}
