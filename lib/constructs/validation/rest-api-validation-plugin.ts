import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import type { IPolicyValidationContext, IPolicyValidationPlugin, PolicyValidationPluginReport, PolicyViolation } from 'aws-cdk-lib';
import type { Diagnostic, JsonObject } from '../../definition';
import { readCloudFormation } from '../../readers';
import { cdkMessage, rules, validate } from '../../validation';
import { pluginName } from './plugin-name';
import { takeTold } from './told';

/**
 * Validates every REST API of an app, whatever constructs it is made of. APIs that hold a construct of this library are
 * validated without it.
 *
 * Findings are acknowledged as `cdk-rest-integrations::RULE`.
 *
 * @example
 * declare const app: App;
 *
 * Validations.of(app).addPlugins(new RestApiValidationPlugin());
 */
export class RestApiValidationPlugin implements IPolicyValidationPlugin {
  /** The name that reports and acknowledgements use. */
  public readonly name: string = pluginName;

  /** The names of the rules. */
  public readonly ruleIds?: string[] = rules.map(({ id }) => id);

  /**
   * Reads the templates and reports what the service would reject or answer wrongly.
   *
   * @param context the templates that CDK has written
   */
  public validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    const findings = context.templatePaths.flatMap(templatesOf).flatMap(templateFindings);
    return {
      success: findings.every(({ severity }) => severity !== 'error'),
      violations: findings.map(violation),
    };
  }
}

interface Finding extends Diagnostic {
  readonly templatePath: string;
}

/** The template and those of its nested stacks, which CDK does not list. */
function templatesOf(file: string): readonly { readonly file: string; readonly template: JsonObject }[] {
  const template = JSON.parse(readFileSync(file, 'utf8')) as JsonObject;
  const nested = Object.values((template['Resources'] ?? {}) as Readonly<Record<string, JsonObject>>)
    .filter(({ Type: type }) => type === 'AWS::CloudFormation::Stack')
    .map(({ Metadata: metadata }) => (metadata as JsonObject | undefined)?.['aws:asset:path'])
    .filter((asset) => typeof asset === 'string');
  return [{ file, template }, ...nested.flatMap((asset) => templatesOf(path.join(path.dirname(file), asset)))];
}

function templateFindings({ file, template }: { readonly file: string; readonly template: JsonObject }): readonly Finding[] {
  const told = takeTold(file);
  return readCloudFormation(template, { file })
    .apis.filter(({ logicalId }) => !told.has(logicalId))
    .flatMap(({ definition }) => validate(definition))
    .map((diagnostic) => ({ ...diagnostic, templatePath: file }));
}

function violation({ templatePath, ...diagnostic }: Finding): PolicyViolation {
  const { constructPath, logicalId, pointer } = diagnostic.origin;
  return {
    ruleName: diagnostic.rule,
    description: cdkMessage(diagnostic),
    fix: diagnostic.help.map(({ text }) => text).join('\n') || undefined,
    severity: diagnostic.severity,
    violatingResources: [
      {
        ...(logicalId === undefined ? { constructPath } : { resourceLogicalId: logicalId, templatePath }),
        locations: pointer === undefined ? [] : [pointer.replace(/^\//, '')],
      },
    ],
  };
}
