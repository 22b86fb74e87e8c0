import { CfnResource, Stack, Stage } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { JsonObject } from '../../definition';
import { whileReading } from './reading';

/** The resources of a stack of the app, with the folder that its assets are staged in. */
export interface AppTemplate {
  readonly resources: JsonObject;
  readonly folder?: string;
}

/**
 * Everything in the stacks that hold functions, but the API itself, whose deployment's logical id would freeze it: functions refer
 * to tables, queues and the like.
 */
export function appTemplates(scope: IConstruct): readonly AppTemplate[] {
  return whileReading(() => {
    const byStack = new Map<Stack, CfnResource[]>();
    for (const child of scope.node.root.node.findAll()) {
      if (!CfnResource.isCfnResource(child) || child.cfnResourceType.startsWith('AWS::ApiGateway::')) continue;
      const stack = Stack.of(child);
      byStack.set(stack, [...(byStack.get(stack) ?? []), child]);
    }
    return [...byStack]
      .filter(([, resources]) => resources.some(({ cfnResourceType }) => cfnResourceType === 'AWS::Lambda::Function'))
      .map(([stack, resources]) => {
        const folder = Stage.of(stack)?.outdir;
        return {
          resources: Object.assign({}, ...resources.map((resource) => declared(stack, resource))) as JsonObject,
          ...(folder !== undefined && { folder }),
        };
      });
  });
}

function declared(stack: Stack, resource: CfnResource): JsonObject {
  const { Resources = {} } = stack.resolve(resource._toCloudFormation()) as { readonly Resources?: JsonObject };
  const entries = Object.entries(Resources as Record<string, JsonObject>);
  return Object.fromEntries(
    entries.map(([id, declaration]) => [
      id,
      { ...declaration, Metadata: { ...(declaration['Metadata'] as JsonObject), 'aws:cdk:path': resource.node.path } },
    ]),
  );
}
