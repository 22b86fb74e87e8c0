import { Stack } from 'aws-cdk-lib';
import { Integration, IntegrationType, type Method } from 'aws-cdk-lib/aws-apigateway';
import { afterCfnMethod } from '../../../lib/constructs/integrations/after-cfn-method';
import { newApi, propertiesOf, resourcesOf } from '../stack';

/** A mock whose binding does something. */
class BindingIntegration extends Integration {
  constructor(private readonly onBind: (method: Method) => void) {
    super({ type: IntegrationType.MOCK });
  }

  public override bind(method: Method) {
    this.onBind(method);
    return super.bind(method);
  }
}

test('this version of CDK binds an integration before, and assigns methodId after, it makes the resource', () => {
  const seen: string[] = [];
  const integration = new BindingIntegration((method) => {
    seen.push(`bound with ${method.node.children.length} children, methodId ${method.methodId}`);
    afterCfnMethod(method, (cfnMethod) => seen.push(`called with ${cfnMethod.node.id}`));
  });
  newApi().root.addMethod('GET', integration);
  expect(seen).toEqual(['bound with 0 children, methodId undefined', 'called with Resource']);
});

test('several callbacks run in the order in which they came', () => {
  const seen: number[] = [];
  const integration = new BindingIntegration((method) => {
    for (const number of [1, 2]) afterCfnMethod(method, () => seen.push(number));
  });
  newApi().root.addMethod('GET', integration);
  expect(seen).toEqual([1, 2]);
});

test('a callback for a method that is complete runs at once', () => {
  const method = newApi().root.addMethod('GET');
  afterCfnMethod(method, (cfnMethod) => {
    cfnMethod.operationName = 'later';
  });
  expect(propertiesOf(method)).toMatchObject({ OperationName: 'later' });
});

test('fails at synthesis, rather than not at all, should a version of CDK never assign methodId', () => {
  const integration = new BindingIntegration((method) => {
    jest.spyOn(method.node, 'tryFindChild').mockReturnValueOnce(undefined).mockReturnValueOnce(undefined);
    afterCfnMethod(method, () => undefined);
  });
  const method = newApi().root.addMethod('GET', integration);
  expect(() => resourcesOf(Stack.of(method))).toThrow('another order than cdk-rest-integrations knows');
});
