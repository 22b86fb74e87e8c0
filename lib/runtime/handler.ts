import { join } from 'node:path';
import type { Gateway, GatewayOptions } from '../engine/core';
import type { CompiledApi } from './compiled-api';
import { type CompiledGateway, compiledGateway } from './compiled-gateway';
import type { LambdaHandler, LambdaStreaming, StreamingHandler } from './lambda';
import { serveProcess } from './server';
import { sharedStateAt } from './shared-state';

export { Fault } from '../engine/core';
/** Serves a gateway of {@link openGateway} over HTTP in a program of its own. */
export { startServer } from './server';

const besideThisFile = join(__dirname, 'api.js');

/**
 * Opens an API for a program that serves it itself.
 *
 * @param file path of the `api.js` that was written at synth
 */
export function openGateway(options: GatewayOptions = {}, file: string = besideThisFile): Gateway {
  return open(file, options).gateway;
}

let opened: CompiledGateway | undefined;
let serving: LambdaHandler | undefined;

/** The gateway that both Lambda handlers of this file share. */
function openInLambda(): CompiledGateway {
  const accessLog = (line: string) => process.stdout.write(`${line}\n`);
  opened ??= open(besideThisFile, process.env['ACCESS_LOG'] ? { accessLog } : {});
  return opened;
}

/** Handler of a Lambda function that serves the API of the `api.js` beside this file. */
export const handler: LambdaHandler = (event) => {
  serving ??= handlerOf(openInLambda());
  return serving(event);
};

/** The same for a function that is invoked with response streaming. There is none outside of Lambda. */
export const streaming: unknown = streamed();

function streamed(): unknown {
  const { awslambda } = globalThis as { readonly awslambda?: LambdaStreaming };
  if (!awslambda) return undefined;
  let inStream: StreamingHandler | undefined;
  return awslambda.streamifyResponse((event, response) => {
    if (!inStream) {
      const { gateway, plan } = openInLambda();
      const { headerSpelling, streamingHandler } = loadLambda();
      inStream = streamingHandler(gateway, awslambda, headerSpelling(plan));
    }
    return inStream(event, response);
  });
}

/** Makes a Lambda handler of an API for a program that calls it itself; see {@link openGateway}. */
export function openHandler(file: string, options: GatewayOptions = {}): LambdaHandler {
  return handlerOf(open(file, options));
}

function handlerOf({ gateway, plan }: CompiledGateway): LambdaHandler {
  const { headerSpelling, lambdaHandler } = loadLambda();
  return lambdaHandler(gateway, headerSpelling(plan));
}

/** A server does without. */
function loadLambda(): typeof import('./lambda') {
  return require('./lambda') as typeof import('./lambda');
}

/** Serves the API of the `api.js` beside this file over HTTP, as arguments and environment of the process say. */
export function serve(): Promise<void> {
  return serveProcess((options) => openGateway(options), process);
}

function open(file: string, options: GatewayOptions): CompiledGateway {
  const redis = options.state ? undefined : process.env['REDIS_URL'];
  return compiledGateway(require(file) as CompiledApi, process.env, redis ? { ...options, state: sharedStateAt(redis) } : options);
}

// Lambda gives more of the processor while it loads a function than while it calls one.
if (process.env['AWS_LAMBDA_FUNCTION_NAME'] !== undefined) serving = handlerOf(openInLambda());
