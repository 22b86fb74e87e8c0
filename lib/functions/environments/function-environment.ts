import path from 'node:path';
import type { FunctionDefinition } from '../definition/function-definition';

/** The AWS variables of this process that functions may call services with. */
const passedOn = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_PROFILE',
  'AWS_CONFIG_FILE',
  'AWS_SHARED_CREDENTIALS_FILE',
  'AWS_ENDPOINT_URL',
  'HOME',
  'LANG',
  'PATH',
  'TMPDIR',
];

/** The environment that Lambda gives a function, and what lets it run here: the person's own credentials and search path. */
export function functionEnvironment(
  { name, handler, memorySize, environment }: FunctionDefinition,
  { taskRoot, region, logStreamName }: { readonly taskRoot: string; readonly region: string; readonly logStreamName: string },
): Record<string, string> {
  const own: Record<string, string> = {};
  for (const variable of passedOn) {
    const value = process.env[variable];
    if (value !== undefined) own[variable] = value;
  }
  return {
    ...own,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    ...environment,
    _HANDLER: handler,
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memorySize),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: logStreamName,
    LAMBDA_TASK_ROOT: path.resolve(taskRoot),
    TZ: environment['TZ'] ?? ':UTC',
  };
}
