import { gatewayResponseTypes } from '../../definition';
import type { ApiPlan, GatewayResponsePlan, SubstitutionPiece } from '../../plan';
import type { Call } from '../call';
import { contextText } from '../context-tree';
import type { Failure } from '../failure';
import { isHeaderName, isHeaderValue, mediaType, setHeader, wireText } from '../headers';
import { compileRequestSource, type RequestSource } from './request-source';

export interface RenderedGatewayResponse {
  readonly status: number;
  readonly headers: string[];
  readonly body: Uint8Array;
}

export type GatewayResponses = (call: Call, failure: Failure) => RenderedGatewayResponse;

interface Compiled {
  readonly plan: GatewayResponsePlan;
  readonly headers: readonly { readonly name: string; readonly source: RequestSource }[];
}

/** Renders what a call that failed is answered with; never fails itself. */
export function compileGatewayResponses(plan: ApiPlan): GatewayResponses {
  const byType = new Map<string, Compiled>(
    plan.gatewayResponses.map((response) => [
      response.responseType,
      { plan: response, headers: response.headers.map(({ name, source }) => ({ name, source: compileRequestSource(source) })) },
    ]),
  );
  return (call, failure) => {
    const { plan: response, headers: mappings } = byType.get(failure.type) as Compiled;
    const headers: string[] = ['x-amzn-ErrorType', failure.errorType ?? errorTypes.get(failure.type) ?? fallbackErrorType(failure)];
    for (const { name, source } of mappings) {
      const value = source(call);
      const text = typeof value === 'string' ? wireText(value) : undefined;
      if (text !== undefined && isHeaderName(name) && isHeaderValue(text)) setHeader(headers, name, text);
    }
    const template = chooseTemplate(response, call);
    const body = template ? substitute(template.pieces, call, failure) : defaultBody(failure);
    if (!headers.some((name, index) => index % 2 === 0 && name.toLowerCase() === 'content-type')) {
      headers.push('Content-Type', template?.contentType ?? 'application/json');
    }
    return { status: response.status ?? failure.status ?? gatewayResponseTypes[failure.type] ?? 500, headers, body: Buffer.from(body) };
  };
}

function chooseTemplate({ templates }: GatewayResponsePlan, call: Call): GatewayResponsePlan['templates'][number] | undefined {
  const accept = mediaType(call.header('accept'));
  const byType = (type: string | undefined) => templates.find(({ contentType }) => contentType === type);
  return byType(accept) ?? byType('application/json') ?? templates[0];
}

/**
 * The default template is `{"message":$context.error.messageString}`, yet the 500 was recorded with a blank after the colon (36 bytes);
 * so are the other answers of a failed integration quoted everywhere. ACCESS_DENIED writes a capital M.
 */
function defaultBody({ type, message }: Failure): string {
  const text = JSON.stringify(message);
  if (type === 'ACCESS_DENIED') return `{"Message":${text}}`;
  return fivehundreds.has(type) ? `{"message": ${text}}` : `{"message":${text}}`;
}

const fivehundreds = new Set(['API_CONFIGURATION_ERROR', 'INTEGRATION_FAILURE', 'INTEGRATION_TIMEOUT', 'DEFAULT_5XX']);

/** `x-amzn-ErrorType`; the first and InternalServerErrorException are recorded, the others are LocalStack's reading. */
const errorTypes: ReadonlyMap<string, string> = new Map([
  ['MISSING_AUTHENTICATION_TOKEN', 'MissingAuthenticationTokenException'],
  ['INVALID_API_KEY', 'ForbiddenException'],
  ['BAD_REQUEST_BODY', 'BadRequestException'],
  ['BAD_REQUEST_PARAMETERS', 'BadRequestException'],
  ['UNSUPPORTED_MEDIA_TYPE', 'BadRequestException'],
  ['UNAUTHORIZED', 'UnauthorizedException'],
  ['THROTTLED', 'TooManyRequestsException'],
  ['QUOTA_EXCEEDED', 'LimitExceededException'],
  ['ACCESS_DENIED', 'AccessDeniedException'],
  ['INVALID_SIGNATURE', 'InvalidSignatureException'],
  ['EXPIRED_TOKEN', 'ExpiredTokenException'],
  ['AUTHORIZER_CONFIGURATION_ERROR', 'AuthorizerConfigurationException'],
  ['AUTHORIZER_FAILURE', 'AuthorizerFailureException'],
]);

function fallbackErrorType({ type }: Failure): string {
  const status = gatewayResponseTypes[type];
  return type === 'DEFAULT_4XX' || (status !== undefined && status < 500) ? 'BadRequestException' : 'InternalServerErrorException';
}

function substitute(pieces: readonly SubstitutionPiece[], call: Call, failure: Failure): string {
  let text = '';
  for (const piece of pieces) {
    if (typeof piece === 'string') text += piece;
    else if ('stageVariable' in piece) text += call.api.stageVariables.get(piece.stageVariable) ?? '';
    else text += errorText(piece.context, failure) ?? contextText(call.context, piece.context) ?? '';
  }
  return text;
}

/** Members of `$context.error`. */
function errorText(path: string, { message, type }: Failure): string | undefined {
  switch (path) {
    case 'error.message':
      return String(message);
    case 'error.messageString':
      return JSON.stringify(message);
    case 'error.responseType':
      return type;
    default:
      return undefined;
  }
}
