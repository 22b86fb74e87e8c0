import type { FunctionsInput } from '../../functions';

/** The AWS services that AWS integrations call, signed with the credentials that an AWS SDK would find. */
export interface AwsInput {
  /** Address in place of every service: `http://127.0.0.1:4566`. @default the services' own */
  readonly endpoint?: string;
  /** Addresses by service: `{ dynamodb: 'http://127.0.0.1:8000' }`. */
  readonly endpoints?: Readonly<Record<string, string>>;
  /** Call with the roles that integrations name, got by STS. @default false: with the credentials themselves */
  readonly assumeRoles?: boolean;
}

/** Real functions and services behind an API, in place of answers. */
export interface ServicesInput {
  /**
   * What answers for Lambda functions, by name, logical id, construct path (or its end) or ARN, `*` for all others: a function of this
   * process, `local` for the app's own code, an address, `./module.js#export`, `aws` or an ARN for the service itself. `'local'` runs
   * all functions of the app from their code.
   *
   * @default what `backend` says
   */
  readonly functions?: 'local' | FunctionsInput;
  /** AWS services that are really called; `{}` for the services themselves. @default what `backend` says */
  readonly aws?: AwsInput;
  /** Hears what functions print. @default they print to stderr, their name before each line */
  readonly onFunctionLog?: (line: { readonly functionName: string; readonly text: string }) => void;
}
