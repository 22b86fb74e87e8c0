import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { pluginName } from '../../validation/acknowledged-rules';

/** Tells what a file that synthesis writes leaves out. A stack collects its warnings after its constructs have written. */
export function warnAbout(construct: IConstruct, id: string, warnings: readonly string[]): void {
  if (warnings.length > 0) Validations.of(construct).addWarning(`${pluginName}::${id}`, warnings.join('\n  '));
}
