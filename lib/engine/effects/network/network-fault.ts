import { Fault, type FaultKind } from '../fault';

const kinds: Readonly<Record<string, FaultKind>> = {
  ECONNREFUSED: 'refused',
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EAI_FAIL: 'dns',
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  ECONNRESET: 'reset',
  ECONNABORTED: 'reset',
  EPIPE: 'reset',
  UND_ERR_SOCKET: 'reset',
  ERR_STREAM_PREMATURE_CLOSE: 'reset',
  UND_ERR_HEADERS_OVERFLOW: 'too-large',
  HPE_HEADER_OVERFLOW: 'too-large',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'protocol',
  UND_ERR_INVALID_ARG: 'protocol',
  EPROTO: 'tls',
};

/** The fault that an error of the network, TLS or HTTP layer stands for. */
export function networkFault(error: unknown): Fault {
  // Where a name has several addresses, every attempt's error stands in a list; the first one tells.
  const first = error instanceof AggregateError ? (error.errors[0] as unknown) : error;
  const code = String((first as { code?: unknown } | undefined)?.code ?? '');
  const message = first instanceof Error && first.message ? first.message : code || 'unknown network error';
  const malformed = first instanceof Error && first.name === 'HTTPParserError' && !code.includes('OVERFLOW');
  return new Fault(malformed ? 'protocol' : kindOf(code), message);
}

function kindOf(code: string): FaultKind {
  const kind = Object.hasOwn(kinds, code) ? kinds[code] : undefined;
  if (kind) return kind;
  // llhttp's own codes, as Node's client reports them.
  if (code.startsWith('HPE_')) return 'protocol';
  return /^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|HOSTNAME_)/.test(code) ? 'tls' : 'unreachable';
}
