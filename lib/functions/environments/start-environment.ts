import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { FunctionDefinition } from '../definition/function-definition';
import { ProcessEnvironment } from '../runtime-api/process-environment';
import { CannotStartRuntime, runtimeCommand } from '../runtime-api/runtime-commands';
import type { ExecutionEnvironment } from './execution-environment';
import { functionEnvironment } from './function-environment';
import { inInlineFolder } from './inline-folder';
import { WorkerEnvironment } from './worker-environment';

export interface StartOptions {
  readonly region: string;
  readonly onLine: (line: string) => void;
}

/** The bundled worker, beside the handler's core. */
const workerScript = path.join(__dirname, '..', '..', '..', 'assets', 'functions', 'worker.js');

/** Starts a place for a function to run in. @throws CannotStartRuntime */
export async function startEnvironment(definition: FunctionDefinition, { region, onLine }: StartOptions): Promise<ExecutionEnvironment> {
  const { name, runtime, handler, code, memorySize } = definition;
  if (code.kind === 'missing') throw new CannotStartRuntime(code.reason);
  const logStreamName = `local/[$LATEST]${randomBytes(8).toString('hex')}`;
  const isNode = code.kind === 'file' || runtime.startsWith('nodejs');
  if (!isNode) {
    const start = (taskRoot: string, onGone?: () => void): Promise<ExecutionEnvironment> => {
      const environment = functionEnvironment(definition, { taskRoot, region, logStreamName });
      const command = runtimeCommand(runtime, handler, taskRoot);
      return ProcessEnvironment.start({ command, taskRoot, environment, onLine, ...(onGone && { onGone }) });
    };
    return code.kind === 'folder' ? start(code.folder) : inInlineFolder(runtime, code.source, start);
  }
  const taskRoot = code.kind === 'folder' ? code.folder : code.kind === 'file' ? path.dirname(code.file) : process.cwd();
  if (!existsSync(taskRoot)) throw new CannotStartRuntime(`the code of ${name} is gone: ${taskRoot} does not exist`);
  if (!existsSync(workerScript)) {
    throw new CannotStartRuntime(`${workerScript} is missing: build it with "node scripts/bundle-handler.mjs", or reinstall the package`);
  }
  return new WorkerEnvironment({
    script: workerScript,
    start: {
      taskRoot,
      handler,
      ...(code.kind === 'file' && { file: code.file }),
      ...(code.kind === 'inline' && { source: code.source }),
      // What Lambda brings itself, such as the AWS SDK, is the project's own here.
      modulePaths: [path.join(process.cwd(), 'node_modules')],
      functionName: name,
      memorySize,
      logGroupName: `/aws/lambda/${name}`,
      logStreamName,
    },
    environment: functionEnvironment(definition, { taskRoot, region, logStreamName }),
    onLine,
  });
}
