import { createHash } from 'node:crypto';
import { Lazy, Stack } from 'aws-cdk-lib';
import type * as apigateway from 'aws-cdk-lib/aws-apigateway';
import type { IConstruct } from 'constructs';
import { deploymentSalts } from './deployment-salts';
import { forgetSynthesized, synthesizedApi } from './synthesized-api';

const followed = Symbol.for('cdk-rest-integrations.deployments-follow-definition');

/**
 * Has the logical ids of the API's deployments follow its definition: every change of the API deploys it anew, and nothing else does.
 * CDK hashes the properties of the API's resources instead, in which tags, the order of keys and its own version count, too.
 */
export function followDefinition(api: apigateway.IRestApi): void {
  if (followed in api || api.node.defaultChild === undefined) return;
  Object.defineProperty(api, followed, { value: true });
  followWith(api);
  // Deployments that people add are known by then.
  api.node.addValidation({
    validate: () => {
      followWith(api);
      return [];
    },
  });
}

function followWith(api: apigateway.IRestApi): void {
  for (const deployment of deploymentsOf(api)) follow(deployment.node.defaultChild as apigateway.CfnDeployment, api);
}

/** Deployments of the API: CDK keeps a private list of them, and tells the latest that it made itself. */
function deploymentsOf(api: apigateway.IRestApi): readonly apigateway.Deployment[] {
  const { deployments } = api as { readonly deployments?: readonly apigateway.Deployment[] };
  return deployments ?? (api.latestDeployment ? [api.latestDeployment] : []);
}

function follow(resource: apigateway.CfnDeployment, api: IConstruct): void {
  if (followed in resource) return;
  Object.defineProperty(resource, followed, { value: true });
  const stack = Stack.of(resource);
  const name = stack.getLogicalId(resource);
  resource.overrideLogicalId(
    Lazy.uncachedString({
      produce: (context) => {
        if (context.preparing) {
          forgetSynthesized(api);
          return name;
        }
        const salts = deploymentSalts(resource);
        const { fingerprint } = synthesizedApi(api);
        return name + (salts.length === 0 ? fingerprint : salted(fingerprint, context.resolve(salts)));
      },
    }),
  );
}

function salted(fingerprint: string, salts: unknown): string {
  return createHash('sha256').update(fingerprint).update(JSON.stringify(salts)).digest('hex').slice(0, fingerprint.length);
}
