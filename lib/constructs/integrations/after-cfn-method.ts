import { CfnResource } from 'aws-cdk-lib';
import type * as apigateway from 'aws-cdk-lib/aws-apigateway';

type Callback = (cfnMethod: apigateway.CfnMethod) => void;

const waiting = new WeakMap<apigateway.Method, Callback[]>();

/**
 * Runs `callback` as soon as the method's CloudFormation resource exists.
 *
 * An integration is bound inside the constructor of `Method`, before the `CfnMethod` is made, and CDK calls it no second
 * time. What the constructor does right after making the resource, in every version since the beginning, is to assign its
 * reference to the public attribute `methodId`; so that assignment is listened to, once, and the attribute is then a plain
 * one again. Should a version of CDK ever assign it earlier or not at all, synthesis says so rather than deploy a method
 * without its declarations.
 */
export function afterCfnMethod(method: apigateway.Method, callback: Callback): void {
  const cfnMethod = cfnMethodOf(method);
  if (cfnMethod) {
    callback(cfnMethod);
    return;
  }
  const callbacks = waiting.get(method);
  if (callbacks) {
    callbacks.push(callback);
    return;
  }
  listen(method, [callback]);
}

function listen(method: apigateway.Method, callbacks: Callback[]): void {
  waiting.set(method, callbacks);
  Object.defineProperty(method, 'methodId', {
    configurable: true,
    enumerable: true,
    get: () => undefined,
    set: (methodId: string) => {
      Object.defineProperty(method, 'methodId', { configurable: true, enumerable: true, writable: true, value: methodId });
      const cfnMethod = cfnMethodOf(method);
      if (!cfnMethod) return;
      waiting.delete(method);
      for (const callback of callbacks) callback(cfnMethod);
    },
  });
  method.node.addValidation({
    validate: () =>
      waiting.has(method)
        ? [
            'this version of aws-cdk-lib builds methods in another order than cdk-rest-integrations knows: the parameters of this method are not declared; please report it',
          ]
        : [],
  });
}

function cfnMethodOf(method: apigateway.Method): apigateway.CfnMethod | undefined {
  const child = method.node.tryFindChild('Resource');
  const isMethod = child && CfnResource.isCfnResource(child) && child.cfnResourceType === 'AWS::ApiGateway::Method';
  return isMethod ? (child as apigateway.CfnMethod) : undefined;
}
