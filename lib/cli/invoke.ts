import { awsLog, type CannedBackend, createGateway, type GatewayRequest, type Trace } from '../engine';
import { authorizerFunctions as localAuthorizers } from '../testing/authorizer-functions';
import { bufferBody, parseRequestLine, type RequestLine } from '../testing/messages';
import type { SourcedApi } from '../testing/sources';
import { cannedBackend } from './canned-backend';
import { type CommandContext, exitCodes } from './context';
import { endpointProblem } from './endpoint-problem';
import { findApis } from './find-input';
import type { InvokeOptions } from './invoke-command';
import { printTrace } from './print-trace';
import { Redaction } from './redaction';
import { readBody, readHeaders } from './request-options';
import { type RunSettings, runSettings } from './run-settings';
import { traceJson } from './trace-json';
import { UsageError } from './usage-error';
import { wantedApi } from './wanted-api';

/** Sends one request through the API and prints what happened. @returns exit code */
export async function invoke(
  context: CommandContext,
  request: string,
  document: string | undefined,
  options: InvokeOptions,
): Promise<number> {
  const { cwd } = context.io;
  const sent: GatewayRequest = {
    ...requestLine(request),
    headers: readHeaders(options.header ?? []),
    body: readBody(options.data, options.dataFile, cwd),
  };
  const canned = cannedBackend(options, cwd);
  const api = wantedApi(
    await findApis(context, document === undefined ? [] : [document], options, { withCode: canned === undefined, keep: true }),
    options.api,
  );
  const settings = runSettings(context, api, options);
  const { trace, body } = await call(context, api, sent, canned, settings);
  const shown = new Redaction(options.redact).trace(trace);
  if (options.bodyOnly) context.io.stdout.write(body);
  else if (options.format === 'json') context.print(JSON.stringify(traceJson(shown), undefined, 2));
  else if (options.format === 'aws-log') context.io.stdout.write(awsLog(shown));
  else
    context.print(settings.values.printed(printTrace(api.definition, shown, { colours: context.colours, canned: canned !== undefined })));
  return options.fail && trace.methodResponse.status >= 400 ? exitCodes.problems : exitCodes.fine;
}

interface Called {
  readonly trace: Trace;
  readonly body: Uint8Array;
}

async function call(
  context: CommandContext,
  api: SourcedApi,
  request: GatewayRequest,
  canned: CannedBackend | undefined,
  run: RunSettings,
): Promise<Called> {
  const { gateway: settings, http, services } = run;
  const effects = canned ? { http: canned, lambda: canned, aws: canned } : { http, ...services };
  // An answer that was made up is the endpoint's; an authorizer is asked itself, where it runs on this machine.
  const authorizerFunctions = localAuthorizers(api.definition, {}, services.lambda);
  const open = { allowUnsupported: true, allowUnsigned: true };
  const gateway = createGateway(api.definition, { ...settings, ...effects, authorizerFunctions, ...open });
  try {
    const answer = await gateway.handle(request);
    const trace = answer.trace as Trace;
    noteAuthorizer(context, trace);
    const problem = endpointProblem(trace, run);
    if (!canned && problem !== undefined) context.note(`error  ${problem}`);
    return { trace, body: await bufferBody(answer.body) };
  } finally {
    await gateway.close();
    await services.lambda.close();
    await http.close();
  }
}

/** One call of one's own is let in; that nobody checked it is said. */
function noteAuthorizer({ note }: CommandContext, { route, authorize }: Trace): void {
  if (!authorize?.unchecked) return;
  note(`note  ${route.resourceMethod} ${route.resourcePath} is authorized by ${authorize.authorization}; the call was let in unchecked`);
}

/** @throws UsageError */
function requestLine(text: string): RequestLine {
  try {
    return parseRequestLine(text);
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
