/**
 * Why an endpoint gave no answer.
 *
 * - `timeout`: nothing complete within the integration's timeout
 * - `refused`: nobody listens
 * - `reset`: the connection broke before the answer was complete
 * - `dns`: the host name has no address
 * - `tls`: certificate or handshake
 * - `protocol`: the answer is no HTTP (broken chunks, a wrong length, a malformed head)
 * - `too-large`: head or body beyond the service's limits
 * - `unreachable`: any other network failure
 * - `client-gone`: the client left first; nobody reads the answer
 */
export type FaultKind = 'timeout' | 'refused' | 'reset' | 'dns' | 'tls' | 'protocol' | 'too-large' | 'unreachable' | 'client-gone';

/** An endpoint that gave no answer. Effects return it; they never throw for it. */
export class Fault {
  constructor(
    readonly kind: FaultKind,
    /** What happened, for the trace; never shown to the client. */
    readonly message: string,
  ) {}
}
