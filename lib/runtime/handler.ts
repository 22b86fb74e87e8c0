import path from 'node:path';
import type { Gateway, GatewayOptions } from '../engine/core';
import type { CompiledApi } from './compiled-api';
import { compiledGateway } from './compiled-gateway';
import { type LambdaHandler, lambdaHandler } from './lambda';
import { serveProcess } from './server';

export { Fault } from '../engine/core';

/**
 * Opens an API for a program that serves it itself.
 *
 * @param file path of the `api.js` that was written at synth
 */
export function openGateway(options: GatewayOptions = {}, file: string = path.join(__dirname, 'api.js')): Gateway {
  return compiledGateway(require(file) as CompiledApi, process.env, options);
}

let serving: LambdaHandler | undefined;

/** Handler of a Lambda function that serves the API of the `api.js` beside this file. */
export const handler: LambdaHandler = (event) => {
  serving ??= lambdaHandler(openGateway());
  return serving(event);
};

/** Serves the API of the `api.js` beside this file over HTTP, as arguments and environment of the process say. */
export function serve(): Promise<void> {
  return serveProcess(() => openGateway(), process);
}

// Lambda gives more of the processor while it loads a function than while it calls one.
if (process.env['AWS_LAMBDA_FUNCTION_NAME'] !== undefined) serving = lambdaHandler(openGateway());
