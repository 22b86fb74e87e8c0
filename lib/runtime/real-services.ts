import { type AwsBackend, Fault, type HttpBackend, type LambdaBackend } from '../engine/core';

type SignedBackend = import('../engine/effects/signed').SignedBackend;

/**
 * AWS services and Lambda functions, called signed. The signer, which few APIs need, is a file beside the core that the first such
 * call loads.
 *
 * @param env `AWS_ENDPOINT_URL` and `AWS_ENDPOINT_URL_{SERVICE}` name other addresses, as for every AWS SDK; `ASSUME_ROLES=true` calls
 * with the roles that integrations name
 */
export function realServices(http: HttpBackend, env: NodeJS.ProcessEnv): AwsBackend & LambdaBackend {
  let signed: SignedBackend | undefined;
  const backend = (): SignedBackend => {
    if (!signed) {
      const { endpointsOf, SignedBackend } = require('../engine/effects/signed') as typeof import('../engine/effects/signed');
      signed = new SignedBackend({
        http,
        fault: (kind, message) => new Fault(kind, message),
        endpoints: endpointsOf(env),
        assumeRoles: env['ASSUME_ROLES'] === 'true',
      });
    }
    return signed;
  };
  return { call: (call) => backend().call(call), invoke: (call) => backend().invoke(call) };
}
