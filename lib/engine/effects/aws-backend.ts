import type { RawHeaders } from '../message';
import type { Fault } from './fault';
import type { HttpAnswer } from './http-backend';

/** A request to an AWS service, complete but for its signature. */
export interface AwsCall {
  /** Service name of the integration's URI: `sqs`, `s3`, `dynamodb`. */
  readonly service: string;
  /** What stands before the service in the URI, such as a bucket. */
  readonly subdomain: string | undefined;
  readonly region: string;
  /** Name and region that the call is to be signed for. */
  readonly signingName: string;
  readonly signingRegion: string;
  /** What the URI names: a path of the service, or one of its actions. */
  readonly target: 'path' | 'action';
  /** The action's name where `target` is `action`. */
  readonly action: string | undefined;
  readonly method: string;
  /** `https://sqs.us-east-1.amazonaws.com/111111111111/queue?…` */
  readonly url: string;
  readonly headers: RawHeaders;
  readonly body: Uint8Array;
  /** Role ARN, or `arn:aws:iam::*:user/*` for the caller's. */
  readonly credentials: string | undefined;
  /** Milliseconds. */
  readonly timeoutInMillis: number;
}

/** How AWS integrations reach services other than Lambda. */
export interface AwsBackend {
  call(call: AwsCall): Promise<HttpAnswer | Fault>;
}
