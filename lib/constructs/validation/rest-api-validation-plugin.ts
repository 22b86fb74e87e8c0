import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import type { IPolicyValidationContext, IPolicyValidationPlugin, PolicyValidationPluginReport, PolicyViolation } from 'aws-cdk-lib';
import type { Diagnostic, JsonObject } from '../../definition';
import { stackAccounts } from '../../readers/stack-accounts';
import { pluginName } from '../../validation/acknowledged-rules';
import { synthTells } from './synth-telling';
import { blocks } from './tell-in-blocks';
import { takeTold } from './told';
import { acknowledgedInAssembly, isReportUntold } from './untold-report';

/**
 * Validates every REST API of an app, whatever constructs it is made of. APIs that hold a construct of this library are
 * validated without it.
 *
 * Findings are acknowledged as `cdk-rest-integrations::RULE`. With `CDK_REST_INTEGRATIONS_VALIDATION=false` in the environment
 * there are none: whoever runs the app then judges its templates.
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
  public readonly ruleIds?: string[] = ruleIds();

  /**
   * Reads the templates and reports what the service would reject or answer wrongly.
   *
   * @param context the templates that CDK has written
   */
  public validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    const findings = synthTells() ? allTemplates(context.templatePaths).flatMap(templateFindings) : [];
    if (isReportUntold()) tell(findings);
    return {
      success: findings.every(({ severity }) => severity !== 'error'),
      violations: findings.map(violation),
    };
  }
}

/** Does for CDK what its two halves leave to each other. */
function tell(findings: readonly Finding[]): void {
  const folders = new Set(findings.map(({ templatePath }) => path.dirname(templatePath)));
  const acknowledged = new Set([...folders].flatMap((folder) => [...acknowledgedInAssembly(folder)]));
  const open = findings.filter(({ rule, consequence }) => consequence === 'rejected' || !acknowledged.has(rule));
  if (open.length === 0) return;
  console.error(blocks(open));
  if (open.some(({ severity }) => severity === 'error')) process.exitCode = 1;
}

/** The rules are loaded by those who have them judge; views and other readers by those who ask for them. */
function ruleIds(): string[] {
  const { rules } = require('../../validation/rules') as typeof import('../../validation/rules');
  return rules.map(({ id }) => id);
}

interface Finding extends Diagnostic {
  readonly templatePath: string;
}

/** The templates that CDK names, and those of nested stacks beside them, which it does not. */
function allTemplates(files: readonly string[]): readonly string[] {
  const folders = new Set(files.map((file) => path.dirname(file)));
  const nested = [...folders].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.nested.template.json'))
      .map((name) => path.join(folder, name)),
  );
  return [...files, ...nested];
}

function templateFindings(file: string): readonly Finding[] {
  const { validateReading } = require('../../validation/validate-reading') as typeof import('../../validation/validate-reading');
  const { readCloudFormation } = require('../../readers/cloudformation') as typeof import('../../readers/cloudformation');
  const told = takeTold(file);
  const account = stackAccounts(path.dirname(file)).get(file);
  const template = JSON.parse(readFileSync(file, 'utf8')) as JsonObject;
  if (!template['Resources']) return [];
  const { apis, unattached } = readCloudFormation(template, { file });
  const { ToldOnce } = require('../../validation/told-once') as typeof import('../../validation/told-once');
  const once = new ToldOnce();
  const ofApis = apis
    .filter(({ logicalId }) => !told.has(logicalId))
    .flatMap(({ definition, ...reading }) => validateReading({ ...reading, definition: { ...definition, ...(account && { account }) } }))
    .filter((diagnostic) => once.isNew(diagnostic));
  return [...ofApis, ...(unattached ? validateReading({ definition: unattached, problems: [] }) : [])]
    .filter(({ acknowledged }) => acknowledged === undefined)
    .map((diagnostic) => ({ ...diagnostic, templatePath: file }));
}

function violation({ templatePath, ...diagnostic }: Finding): PolicyViolation {
  const { cdkMessage } = require('../../validation/views/cdk-message') as typeof import('../../validation/views/cdk-message');
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
