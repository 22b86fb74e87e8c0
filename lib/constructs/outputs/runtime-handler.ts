import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { attachCustomSynthesis } from 'aws-cdk-lib';
import type * as apigateway from 'aws-cdk-lib/aws-apigateway';
import { Construct } from 'constructs';
import { type HandlerFile, type OptionalPart, optionalParts, writeHandler } from '../../writers/handler';
import { checkProps, flag, optional, type Properties, required, restApi, text } from '../props';
import { synthesizedApi } from '../synthesis';
import { validateApi } from '../validation';
import { outputName } from './output-file';
import { warnAbout } from './warnings';

/** The handler's core as the package ships it; from lib and from build the way is the same. */
const coreFolder = path.join(__dirname, '..', '..', '..', 'assets', 'handler');

/** Properties of a runtime handler. */
export interface RuntimeHandlerProps {
  /** API that the handler serves: a RestApi or SpecRestApi of this app. */
  readonly api: apigateway.IRestApi;

  /**
   * Name of the folder in the cloud assembly.
   *
   * @default - the construct's path
   */
  readonly folderName?: string;

  /**
   * Whether methods with an authorizer that the handler does not run are served as if they had none. Otherwise the handler
   * does not start.
   *
   * @default false
   */
  readonly allowUnsupported?: boolean;
}

const properties: Properties = { api: required(restApi), folderName: optional(text), allowUnsupported: optional(flag) };

/**
 * Has synthesis write a handler that serves an API by itself into a folder of the cloud assembly (`cdk.out`):
 * `node server.js` starts it as an HTTP server, `index.handler` is a Lambda handler.
 *
 * @example
 * declare const api: apigateway.RestApi;
 *
 * new RuntimeHandler(this, 'Handler', { api });
 */
export class RuntimeHandler extends Construct {
  /** Name of the folder in the cloud assembly. */
  public readonly folderName: string;

  constructor(scope: Construct, id: string, props: RuntimeHandlerProps) {
    super(scope, id);
    checkProps('RuntimeHandler', props, properties);
    this.folderName = props.folderName ?? outputName(this);
    validateApi(props.api);
    attachCustomSynthesis(this, {
      onSynthesize: (session) => {
        const { files, parts, warnings } = writeHandler(synthesizedApi(props.api).definition, { allowUnsupported: props.allowUnsupported });
        warnAbout(this, 'runtime-handler', warnings);
        writeFolder(path.join(session.outdir, this.folderName), files, parts);
      },
    });
  }
}

function writeFolder(folder: string, files: readonly HandlerFile[], parts: readonly OptionalPart[]): void {
  mkdirSync(folder, { recursive: true });
  copyCore(folder, parts);
  for (const { path: file, content } of files) writeFileSync(path.join(folder, file), content);
}

function copyCore(folder: string, parts: readonly OptionalPart[]): void {
  const left = new Set<string>(optionalParts.filter((part) => !parts.includes(part)));
  try {
    cpSync(coreFolder, folder, { recursive: true, filter: (file) => !left.has(path.basename(file)) });
  } catch (error) {
    throw new Error(
      `cannot copy the handler's core from ${coreFolder}: build it with "node scripts/bundle-handler.mjs", or reinstall the package`,
      {
        cause: error,
      },
    );
  }
}
