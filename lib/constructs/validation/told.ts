import * as path from 'node:path';
import { Stack, Stage } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * APIs whose findings synthesis has told already, by the template that they end up in. CDK gives a validation plugin the
 * templates' paths and nothing else (2.257), so that is what the two have in common.
 */
const told = new Map<string, Set<string>>();

/** Notes that the API's findings are told by `node.addValidation`. */
export function rememberTold(api: IConstruct): void {
  const stack = Stack.of(api);
  const outdir = Stage.of(api)?.outdir;
  const resource = api.node.defaultChild;
  if (outdir === undefined || resource === undefined) return;
  const template = path.resolve(outdir, stack.templateFile);
  const apis = told.get(template) ?? new Set();
  told.set(template, apis.add(stack.resolve((resource as unknown as { readonly logicalId: string }).logicalId) as string));
}

/** Logical ids of the APIs in the template that are told; forgets them, since the next synthesis tells anew. */
export function takeTold(template: string): ReadonlySet<string> {
  const apis = told.get(template);
  told.delete(template);
  return apis ?? new Set();
}
