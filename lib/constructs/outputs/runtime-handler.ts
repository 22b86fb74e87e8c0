import * as path from 'node:path';
import { attachCustomSynthesis } from 'aws-cdk-lib';
import type * as apigateway from 'aws-cdk-lib/aws-apigateway';
import { Construct } from 'constructs';
import { checkProps, flag, optional, type Properties, required, restApi, text } from '../props';
import { synthesizedApi } from '../synthesis';
import { validateApi } from '../validation';
import { handlerFolder } from './handler-folder';
import { outputName } from './output-file';
import { RuntimeHandlerFunction, type RuntimeHandlerFunctionOptions } from './runtime-handler-function';
import { warnAbout } from './warnings';

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
 * `node server.js` starts it as an HTTP server, `docker build` makes an image of it, `index.handler` is a Lambda handler.
 *
 * @example
 * declare const api: apigateway.RestApi;
 *
 * const handler = new RuntimeHandler(this, 'Handler', { api });
 * handler.addFunction('Function', { memorySize: 512 });
 */
export class RuntimeHandler extends Construct {
  /** Name of the folder in the cloud assembly. */
  public readonly folderName: string;
  readonly #props: RuntimeHandlerProps;

  constructor(scope: Construct, id: string, props: RuntimeHandlerProps) {
    super(scope, id);
    checkProps('RuntimeHandler', props, properties);
    this.#props = props;
    this.folderName = props.folderName ?? outputName(this);
    validateApi(props.api);
    attachCustomSynthesis(this, {
      onSynthesize: (session) => {
        const { containerFiles, writeHandler } = require('../../writers/handler') as typeof import('../../writers/handler');
        const written = writeHandler(synthesizedApi(props.api).definition, { allowUnsupported: props.allowUnsupported });
        warnAbout(this, 'runtime-handler', written.warnings);
        const { files, parts } = written;
        handlerFolder([...files, ...containerFiles], parts).writeTo(path.join(session.outdir, this.folderName));
      },
    });
  }

  /**
   * Deploys the handler as a Lambda function with a function URL.
   *
   * @param id id of the function below this construct
   */
  public addFunction(id: string, options: RuntimeHandlerFunctionOptions = {}): RuntimeHandlerFunction {
    return new RuntimeHandlerFunction(this, id, { ...options, api: this.#props.api, allowUnsupported: this.#props.allowUnsupported });
  }
}
