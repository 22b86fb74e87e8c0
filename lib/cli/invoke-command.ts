import { Option } from 'commander';
import { awsLog, type CannedBackend, createGateway, type GatewayRequest, type Trace } from '../engine';
import { bufferBody, parseRequestLine, type RequestLine } from '../testing/messages';
import { type SourcedApi, selectApi } from '../testing/sources';
import { type CannedOptions, cannedBackend } from './canned-options';
import { type AddCommand, examples } from './command';
import { type CommandContext, exitCodes } from './context';
import { endpointProblem } from './endpoint-problem';
import { findApis } from './find-input';
import { collected } from './input-options';
import { printTrace } from './print-trace';
import { Redaction } from './redaction';
import { readBody, readHeaders } from './request-options';
import { addRunOptions, type RunOptions, runSettings } from './run-options';
import { traceJson } from './trace-json';
import { UsageError } from './usage-error';

interface InvokeOptions extends RunOptions, CannedOptions {
  readonly header?: readonly string[];
  readonly data?: string;
  readonly dataFile?: string;
  readonly bodyOnly?: boolean;
  readonly fail?: boolean;
  readonly format: 'pretty' | 'json' | 'aws-log';
}

export const invokeCommand: AddCommand = (program, context, done) => {
  addRunOptions(program.command('invoke'))
    .description('send one request through the API and say what happened, stage by stage')
    .addHelpText(
      'before',
      examples([
        "invoke GET '/pets/7?type=dog' --backend-status 503",
        "invoke POST /orders -d '{\"id\":7}' -H 'Content-Type: application/json'",
      ]),
    )
    .argument('<method>', 'HTTP method')
    .argument('<path>', 'path and query string below the stage')
    .argument('[document]', 'template or OpenAPI document to read, instead of the CDK app')
    .addOption(new Option('-H, --header <header>', "header, 'Name: value'").argParser(collected))
    .option('-d, --data <text>', 'body')
    .option('--data-file <file>', 'file that holds the body')
    .option('--backend-status <code>', 'answer for the endpoint with this status')
    .option('--backend-body <text>', 'answer for the endpoint with this body (@FILE: that of a file)')
    .addOption(new Option('--backend-header <header>', "answer for the endpoint with this header, 'Name: value'").argParser(collected))
    .option('--body-only', 'print nothing but the body')
    .option('--fail', 'exit with 1 if the status is 400 or above')
    .addOption(new Option('--format <kind>', 'how to print').choices(['pretty', 'json', 'aws-log']).default('pretty'))
    .action(async (method: string, path: string, document: string | undefined, options: InvokeOptions) =>
      done(await invoke(context(), requestLine(method, path), document, options)),
    );
};

function requestLine(method: string, path: string): RequestLine {
  try {
    return parseRequestLine(`${method} ${path}`);
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

async function invoke(context: CommandContext, line: RequestLine, document: string | undefined, options: InvokeOptions): Promise<number> {
  const { cwd } = context.io;
  const request: GatewayRequest = {
    ...line,
    headers: readHeaders(options.header ?? []),
    body: readBody(options.data, options.dataFile, cwd),
  };
  const canned = cannedBackend(options, cwd);
  const api = selectApi(await findApis(context, document === undefined ? [] : [document], options), options.api);
  const { trace, body } = await call(context, api, request, canned, options);
  const shown = new Redaction(options.redact).trace(trace);
  if (options.bodyOnly) context.io.stdout.write(body);
  else if (options.format === 'json') context.print(JSON.stringify(traceJson(shown), undefined, 2));
  else if (options.format === 'aws-log') context.io.stdout.write(awsLog(shown));
  else context.print(printTrace(api.definition, shown, { colours: context.colours, canned: canned !== undefined }));
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
  options: RunOptions,
): Promise<Called> {
  const { gateway: settings, http, redirects } = runSettings(api, options);
  const effects = canned ? { http: canned, lambda: canned, aws: canned } : { http };
  const gateway = createGateway(api.definition, { ...settings, ...effects, allowUnsupported: true });
  try {
    const answer = await gateway.handle(request);
    const trace = answer.trace as Trace;
    noteAuthorizer(context, trace);
    const problem = endpointProblem(trace, redirects);
    if (!canned && problem !== undefined) context.note(`error  ${problem}`);
    return { trace, body: await bufferBody(answer.body) };
  } finally {
    await gateway.close();
    await http.close();
  }
}

/** One call of one's own is let in; that nobody checked it is said. */
function noteAuthorizer({ note }: CommandContext, { route, authorize }: Trace): void {
  if (!authorize || authorize.authorization === 'NONE') return;
  note(`note  ${route.resourceMethod} ${route.resourcePath} is authorized by ${authorize.authorization}; the call was let in unchecked`);
}
