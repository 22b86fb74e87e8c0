import { headerValue } from '../../headers';
import type { AwsCall } from '../aws-backend';
import type { LambdaCall } from '../lambda-backend';

/** The call of Lambda's own API that invokes a function. */
export function invocation(call: LambdaCall): AwsCall {
  const { functionArn, payload, headers, credentials, region, timeoutInMillis, stream } = call;
  const host = `lambda.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;
  const name = encodeURIComponent(functionArn);
  const path = stream ? `/2021-11-15/functions/${name}/response-streaming-invocations` : `/2015-03-31/functions/${name}/invocations`;
  const type = headerValue(headers, 'content-type') === undefined ? ['Content-Type', 'application/json'] : [];
  return {
    service: 'lambda',
    subdomain: undefined,
    region,
    signingName: 'lambda',
    signingRegion: region,
    target: 'path',
    action: undefined,
    method: 'POST',
    url: `https://${host}${path}`,
    headers: [...headers, ...type],
    body: payload,
    credentials,
    timeoutInMillis,
  };
}
