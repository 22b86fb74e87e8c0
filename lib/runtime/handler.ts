import path from 'node:path';
import type { Gateway, GatewayOptions } from '../engine/core';
import type { CompiledApi } from './compiled-api';
import { type CompiledGateway, compiledGateway } from './compiled-gateway';
import { headerSpelling, type LambdaHandler, lambdaHandler } from './lambda';
import { serveProcess } from './server';

export { Fault } from '../engine/core';

const besideThisFile = path.join(__dirname, 'api.js');

/**
 * Opens an API for a program that serves it itself.
 *
 * @param file path of the `api.js` that was written at synth
 */
export function openGateway(options: GatewayOptions = {}, file: string = besideThisFile): Gateway {
  return open(file, options).gateway;
}

let serving: LambdaHandler | undefined;

/** Handler of a Lambda function that serves the API of the `api.js` beside this file. */
export const handler: LambdaHandler = (event) => {
  serving ??= openHandler(besideThisFile);
  return serving(event);
};

/** Makes a Lambda handler of an API for a program that calls it itself; see {@link openGateway}. */
export function openHandler(file: string, options: GatewayOptions = {}): LambdaHandler {
  const { gateway, plan } = open(file, options);
  return lambdaHandler(gateway, headerSpelling(plan));
}

/** Serves the API of the `api.js` beside this file over HTTP, as arguments and environment of the process say. */
export function serve(): Promise<void> {
  return serveProcess((options) => openGateway(options), process);
}

function open(file: string, options: GatewayOptions): CompiledGateway {
  return compiledGateway(require(file) as CompiledApi, process.env, options);
}

// Lambda gives more of the processor while it loads a function than while it calls one.
if (process.env['AWS_LAMBDA_FUNCTION_NAME'] !== undefined) serving = openHandler(besideThisFile);
