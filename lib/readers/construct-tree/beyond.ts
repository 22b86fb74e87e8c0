import { relative, sep } from 'node:path';
import type { CfnResource } from 'aws-cdk-lib';
import type { BeyondCloudFormation } from '../cloudformation/template-resource';

/** Where our constructs leave on a resource what CloudFormation's schema has no property for. */
const beyondCloudFormation = Symbol.for('cdk-rest-integrations.beyond-cloudformation');

export function beyondOf(resource: CfnResource): BeyondCloudFormation | undefined {
  const { [beyondCloudFormation]: left } = resource as { readonly [beyondCloudFormation]?: BeyondCloudFormation };
  if (left === undefined) return undefined;
  const { document, templateFiles } = left;
  return {
    ...left,
    ...(document && { document: { ...document, file: fromHere(document.file) } }),
    ...(templateFiles && { templateFiles: templateFiles.map((template) => ({ ...template, file: fromHere(template.file) })) }),
  };
}

/** What is told of a file is to be the same on every machine: from the working directory on, with slashes. */
function fromHere(file: string): string {
  return relative(process.cwd(), file).replaceAll(sep, '/');
}
