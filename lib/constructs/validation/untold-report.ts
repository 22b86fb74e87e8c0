import { existsSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { Validations } from 'aws-cdk-lib';
import * as cxapi from 'aws-cdk-lib/cx-api';
import { acknowledgedRules } from '../../validation/acknowledged-rules';

/**
 * Whether CDK keeps a plugin's report to itself: its command line (2.1148) tells aws-cdk-lib not to print it and prints what it
 * finds in `validation-report.json`, while aws-cdk-lib up to 2.257 writes `policy-validation-report.json`.
 */
export function isReportUntold(): boolean {
  const context = process.env[cxapi.CONTEXT_ENV];
  if (process.env[cxapi.OUTDIR_ENV] === undefined || context === undefined || 'VALIDATION_REPORT_FILE' in cxapi) return false;
  return (parsed(context) as Readonly<Record<string, unknown>>)[cxapi.FAIL_SYNTH_ON_VALIDATION_ERRORS_CONTEXT] === false;
}

/** Rules of ours that are acknowledged anywhere in the assembly of a template, which is how far CDK takes a plugin's. */
export function acknowledgedInAssembly(folder: string): ReadonlySet<string> {
  const { artifacts = {} } = jsonOf(path.join(folder, 'manifest.json')) as { readonly artifacts?: Readonly<Record<string, Artifact>> };
  const metadata = Object.values(artifacts).flatMap(({ metadata: own = {}, additionalMetadataFile: file }) => [
    ...Object.values(own),
    ...Object.values((file === undefined ? {} : jsonOf(path.join(folder, file))) as Metadata),
  ]);
  const rules = metadata.flatMap((entries) => acknowledgedRules(entries, Validations.ACKNOWLEDGED_RULES_METADATA_KEY));
  return new Set(rules.map(({ rule }) => rule));
}

type Metadata = Readonly<Record<string, readonly { readonly type?: unknown; readonly data?: unknown }[]>>;

interface Artifact {
  readonly metadata?: Metadata;
  readonly additionalMetadataFile?: string;
}

function jsonOf(file: string): unknown {
  return existsSync(file) ? parsed(readFileSync(file, 'utf8')) : {};
}

function parsed(text: string): unknown {
  return JSON.parse(text) as unknown;
}
