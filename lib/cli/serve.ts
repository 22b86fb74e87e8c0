import type { Gateway, Trace } from '../engine';
import { type Handle, type LocalServer, listen } from '../testing/server';
import { type CommandContext, exitCodes } from './context';
import { defaultPort } from './default-port';
import { endpointProblem } from './endpoint-problem';
import { findApis } from './find-input';
import { printRequest } from './print-request';
import { Redaction } from './redaction';
import { readNumber } from './request-options';
import { type RunSettings, runSettings, stageName } from './run-settings';
import type { ServeOptions } from './serve-command';
import { createServedGateway } from './served-gateway';
import { startupCard } from './startup-card';
import { traceJson } from './trace-json';
import { UsageError } from './usage-error';
import { wantedApi } from './wanted-api';

const portsToTry = 20;

/** Serves the API until the person interrupts. @returns exit code */
export async function serve(context: CommandContext, document: string | undefined, options: ServeOptions): Promise<number> {
  const begun = performance.now();
  const port = options.port === undefined ? undefined : readNumber('--port', options.port, 0, 65535);
  const api = wantedApi(
    await findApis(context, document === undefined ? [] : [document], options, { withCode: true, keep: true }),
    options.api,
  );
  const settings = runSettings(context, api, options);
  const { http, services } = settings;
  const gateway = createServedGateway(api, { ...settings.gateway, http, ...services, passStreams: true });
  const handle = observed(gateway, requestPrinter(context, options, settings));
  const server = await listenSomewhere(
    context,
    handle,
    { stage: stageName(api, options), flushCache: () => gateway.flushCache() },
    port,
    options.host,
  );
  const ms = performance.now() - begun;
  if (options.json) context.note(`ready  ${server.url}`);
  else context.print(startupCard(api, { stage: stageName(api, options), url: server.url, ms, colours: context.colours }));
  await new Promise<void>((resolve) => context.io.onInterrupt(resolve));
  await server.close();
  await gateway.close();
  await services.lambda.close();
  await http.close();
  return exitCodes.interrupted;
}

/** A gateway whose every trace is shown. */
function observed(gateway: Gateway, show: (trace: Trace) => void): Handle {
  return async (request) => {
    const answer = await gateway.handle(request);
    if (answer.trace) show(answer.trace);
    return answer;
  };
}

function requestPrinter({ print, colours }: CommandContext, { json, redact }: ServeOptions, settings: RunSettings): (trace: Trace) => void {
  const redaction = new Redaction(redact);
  return (trace) => {
    const shown = redaction.trace(trace);
    print(
      settings.values.printed(json ? JSON.stringify(traceJson(shown)) : printRequest(shown, colours, endpointProblem(shown, settings))),
    );
  };
}

/** Listens on the port that was asked for; without one, on the first that is free from 4000 on. @throws UsageError */
async function listenSomewhere(
  context: CommandContext,
  handle: Handle,
  served: { readonly stage: string; readonly flushCache: () => Promise<void> },
  port: number | undefined,
  host: string,
): Promise<LocalServer> {
  const onDefect = (error: Error): void => context.note(`defect  ${error.stack ?? error.message}`);
  const last = port ?? defaultPort + portsToTry;
  for (let candidate = port ?? defaultPort; ; candidate++) {
    try {
      const server = await listen(handle, { ...served, host, port: candidate, onDefect });
      if (port === undefined && candidate !== defaultPort) context.note(`port ${defaultPort} is taken; serving on ${candidate}`);
      return server;
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code === 'EADDRINUSE' && candidate < last) continue;
      throw new UsageError(listenProblem(code, message, host, candidate));
    }
  }
}

function listenProblem(code: string | undefined, message: string, host: string, port: number): string {
  if (code === 'EADDRINUSE')
    return `--port ${port} is in use on ${host}: stop what listens there, or name another port (0 takes any that is free)`;
  if (code === 'EACCES') return `--port ${port} may not be used by this user: name one from 1024 on`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `--host ${host} is no address of this machine`;
  return `cannot listen on ${host}:${port}: ${message}`;
}
