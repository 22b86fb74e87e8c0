import * as path from 'node:path';
import { AspectPriority, Aspects, FileAssetPackaging, type IResolvable, Lazy, Stack, Stage, Token } from 'aws-cdk-lib';
import type * as apigateway from 'aws-cdk-lib/aws-apigateway';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import type { Construct, IConstruct } from 'constructs';
import { readConstruct } from '../../readers/construct-tree';
import type { WrittenHandler } from '../../writers/handler';
import { checkProps, flag, optional, type Properties, required, restApi } from '../props';
import { synthesizedApi } from '../synthesis';
import { validateApi } from '../validation';
import { handlerFolder } from './handler-folder';

/** How a runtime handler is deployed as a Lambda function. */
export interface RuntimeHandlerFunctionOptions extends lambda.FunctionOptions {
  /**
   * Who may call the function URL.
   *
   * @default lambda.FunctionUrlAuthType.AWS_IAM
   */
  readonly functionUrlAuthType?: lambda.FunctionUrlAuthType;

  /**
   * Whether answers are written piece by piece as endpoints send them; the function URL then has the invoke mode RESPONSE_STREAM.
   *
   * @default false
   */
  readonly responseStreaming?: boolean;
}

/** Properties of a Lambda function that serves an API. */
export interface RuntimeHandlerFunctionProps extends RuntimeHandlerFunctionOptions {
  /** API that the function serves: a RestApi or SpecRestApi of this stack. */
  readonly api: apigateway.IRestApi;

  /**
   * Whether methods with an authorizer that the handler does not run are served as if they had none. Otherwise the function
   * does not start.
   *
   * @default false
   */
  readonly allowUnsupported?: boolean;
}

const properties: Properties = { api: required(restApi), responseStreaming: optional(flag), allowUnsupported: optional(flag) };

/**
 * A Lambda function with a function URL that serves an API by itself. What only the deployment knows, such as the name of a load
 * balancer that an endpoint stands behind, comes to it by its environment. It may invoke the functions that the API integrates with and
 * those of its authorizers, and no others; what it may ask of other AWS services is to be granted.
 *
 * @example
 * declare const api: apigateway.RestApi;
 *
 * new RuntimeHandlerFunction(this, 'Function', { api, functionUrlAuthType: lambda.FunctionUrlAuthType.NONE });
 */
export class RuntimeHandlerFunction extends lambda.Function {
  /** URL at which the function serves the API, without the stage's name. */
  public readonly functionUrl: lambda.FunctionUrl;

  constructor(scope: Construct, id: string, props: RuntimeHandlerFunctionProps) {
    checkProps('RuntimeHandlerFunction', props, properties);
    const { api, allowUnsupported, functionUrlAuthType, responseStreaming = false, ...options } = props;
    const write = () => {
      const { writeHandler } = require('../../writers/handler') as typeof import('../../writers/handler');
      return writeHandler(synthesizedApi(api).definition, { allowUnsupported });
    };
    super(scope, id, {
      memorySize: 512,
      ...options,
      runtime: lambda.Runtime.NODEJS_22_X,
      handler: responseStreaming ? 'index.streaming' : 'index.handler',
      code: new HandlerCode(write),
    });
    validateApi(api);
    this.functionUrl = this.addFunctionUrl({
      authType: functionUrlAuthType ?? lambda.FunctionUrlAuthType.AWS_IAM,
      invokeMode: responseStreaming ? lambda.InvokeMode.RESPONSE_STREAM : lambda.InvokeMode.BUFFERED,
    });
    passValues(this, write);
    letInvoke(this, api);
    this.node.addValidation({ validate: () => beyondTheStack(this, api, write()) });
  }
}

/** Code that is known once the app is complete: it becomes an asset while its place is asked for. */
class HandlerCode extends lambda.Code {
  readonly isInline = false;

  constructor(private readonly write: () => WrittenHandler) {
    super();
  }

  override bind(scope: Construct): lambda.CodeConfig {
    let place: { bucketName: string; objectKey: string } | undefined;
    const placed = () => {
      place ??= this.addAsset(scope);
      return place;
    };
    return {
      s3Location: {
        bucketName: Lazy.uncachedString({ produce: ({ preparing }) => (preparing ? '' : placed().bucketName) }),
        objectKey: Lazy.uncachedString({ produce: ({ preparing }) => (preparing ? '' : placed().objectKey) }),
      },
    };
  }

  private addAsset(scope: IConstruct): { bucketName: string; objectKey: string } {
    const { files, parts } = this.write();
    const folder = handlerFolder(files, parts, { sourceMaps: false });
    const fileName = `asset.${folder.hash}`;
    const stack = Stack.of(scope);
    folder.writeTo(path.join(Stage.of(scope)?.outdir as string, fileName));
    return stack.synthesizer.addFileAsset({
      fileName,
      packaging: FileAssetPackaging.ZIP_DIRECTORY,
      sourceHash: folder.hash,
      displayName: `${scope.node.path}/Code`,
    });
  }
}

/** Lays the values that synth does not know under what else the environment holds. Lambda sets AWS_REGION itself. */
function passValues(target: lambda.Function, write: () => WrittenHandler): void {
  const resource = target.node.defaultChild as lambda.CfnFunction;
  const own = resource.environment as IResolvable | undefined;
  resource.environment = Lazy.uncachedAny({
    produce: (context) => {
      const { variables = {} } = (context.resolve(own) as { variables?: Record<string, string> } | undefined) ?? {};
      const values = context.preparing ? [] : write().values.filter(({ variable, madeUp }) => variable !== 'AWS_REGION' && !madeUp);
      const all = { ...Object.fromEntries(values.map(({ variable, intrinsic }) => [variable, intrinsic])), ...variables };
      return Object.keys(all).length > 0 ? { variables: all } : undefined;
    },
  });
}

/** Grants `lambda:InvokeFunction` on the functions that the API names once all of it is declared, and on nothing else. */
function letInvoke(target: lambda.Function, api: IConstruct): void {
  let granted = false;
  const grant = (): void => {
    const [read] = granted ? [] : readConstruct(api);
    if (!read) return;
    granted = true;
    const { invokedFunctions } = require('../../writers/handler') as typeof import('../../writers/handler');
    const resources = invokedFunctions(read.definition).map((arn) => Token.asString(arn));
    if (resources.length > 0) target.addToRolePolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources }));
  };
  // After the aspects that change what is declared, and before those that only look, which shall see the permission.
  Aspects.of(target).add({ visit: (node) => (node === target ? grant() : undefined) }, { priority: AspectPriority.READONLY - 1 });
}

/** Values of an API in another stack are names that this stack does not know. */
function beyondTheStack(target: lambda.Function, api: IConstruct, { values }: WrittenHandler): string[] {
  if (Stack.of(target) === Stack.of(api)) return [];
  const foreign = values.filter(({ fallback }) => fallback === undefined).map(({ meaning }) => meaning);
  if (foreign.length === 0) return [];
  return [
    `the API is of another stack and has values that only its deployment knows (${foreign.join(', ')}): put the function into the stack of the API`,
  ];
}
