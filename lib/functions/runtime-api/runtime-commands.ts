import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** How a runtime is started here. */
export interface RuntimeCommand {
  readonly command: string;
  readonly parameters: readonly string[];
  /** What to install where it does not start, in one sentence. */
  readonly remedy: string;
}

/** What cannot be started on this machine; the message says why and what to do. */
export class CannotStartRuntime extends Error {}

/** The command for a runtime, by the public Lambda runtime interface client of its language. @throws CannotStartRuntime */
export function runtimeCommand(runtime: string, handler: string, taskRoot: string): RuntimeCommand {
  if (runtime.startsWith('python')) {
    return {
      command: 'python3',
      parameters: ['-m', 'awslambdaric', handler],
      remedy: 'install the runtime interface client for the python3 of the search path: pip install awslambdaric',
    };
  }
  if (runtime.startsWith('ruby')) {
    return {
      command: 'aws_lambda_ric',
      parameters: [handler],
      remedy: 'install the runtime interface client: gem install aws_lambda_ric',
    };
  }
  if (runtime.startsWith('java')) {
    return {
      command: 'java',
      parameters: ['-cp', javaClassPath(taskRoot), 'com.amazonaws.services.lambda.runtime.api.client.AWSLambda', handler],
      remedy: 'install Java, and put com.amazonaws:aws-lambda-java-runtime-interface-client into the code or on CLASSPATH',
    };
  }
  if (runtime.startsWith('provided') || runtime === 'go1.x') return bootstrap(runtime, handler, taskRoot);
  if (runtime.startsWith('dotnet')) {
    return {
      command: 'dotnet',
      parameters: [path.join(taskRoot, `${handler.split('::')[0]}.dll`)],
      remedy: 'install .NET, and build the function as an executable with Amazon.Lambda.RuntimeSupport',
    };
  }
  throw new CannotStartRuntime(`the runtime ${runtime} does not run locally: give the function's address with --lambda NAME=URL`);
}

/** Compiled functions and custom runtimes bring the program that asks for calls. */
function bootstrap(runtime: string, handler: string, taskRoot: string): RuntimeCommand {
  const file = path.join(taskRoot, runtime === 'go1.x' ? handler : 'bootstrap');
  try {
    accessSync(file, constants.X_OK);
  } catch {
    throw new CannotStartRuntime(
      `${file} is no program that can be executed: a function with the runtime ${runtime} brings it in its code`,
    );
  }
  return { command: file, parameters: [], remedy: `build ${path.basename(file)} for this machine (${process.platform} ${process.arch})` };
}

function javaClassPath(taskRoot: string): string {
  const own = [taskRoot, path.join(taskRoot, 'lib', '*'), path.join(taskRoot, '*')];
  const given = process.env['CLASSPATH'];
  return [...own, ...(given === undefined ? [] : [given])].join(path.delimiter);
}
