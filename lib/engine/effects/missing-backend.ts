import type { AwsBackend } from './aws-backend';
import { Fault } from './fault';
import type { LambdaBackend } from './lambda-backend';

/** In place of functions and services that nobody gave: every call says so in its trace and is answered as a failed integration. */
export const missingBackend: LambdaBackend & AwsBackend = {
  invoke: ({ functionArn }) => Promise.resolve(new Fault('unreachable', `no function is given for ${functionArn}`)),
  call: ({ service, region }) => Promise.resolve(new Fault('unreachable', `no backend is given for ${service} in ${region}`)),
};
