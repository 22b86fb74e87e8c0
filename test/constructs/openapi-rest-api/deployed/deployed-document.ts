import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly DependsOn?: readonly string[];
}

export type Resources = Readonly<Record<string, Resource>>;

/** What CloudFormation would know: values of `Ref` by logical id, of `Fn::GetAtt` by `LogicalId.Attribute`. */
export type Values = Readonly<Record<string, unknown>>;

const handler = join(
  require.resolve('aws-cdk-lib/package.json'),
  '..',
  'custom-resource-handlers/dist/aws-s3-deployment/bucket-deployment-handler/index.py',
);

/** True where the handler of CDK's bucket deployment can run. */
export const hasPython = spawnSync('python3', ['--version']).status === 0;

/** The document that the service imports, as CDK's own handler makes it in a deployment with these values. */
export function deployedDocument(resources: Resources, assembly: string, values: Values): string {
  const of = (type: string) => Object.values(resources).find(({ Type }) => Type === type)!;
  const { Properties } = of('Custom::CDKBucketDeployment');
  const buckets = mkdtempSync(join(tmpdir(), 'buckets-'));
  try {
    const event = { RequestType: 'Create', ResponseURL: 'https://example.com', ResourceProperties: received(Properties, values) };
    const { stdout, stderr } = spawnSync('python3', [join(__dirname, 'bucket_deployment.py'), handler, assembly, buckets], {
      input: JSON.stringify(event),
      encoding: 'utf8',
    });
    if (!stdout.includes('"SUCCESS"')) throw new Error(`the handler failed: ${stdout}${stderr}`);
    const { Bucket, Key } = evaluated(of('AWS::ApiGateway::RestApi').Properties['BodyS3Location'], values) as Record<string, string>;
    return readFileSync(join(buckets, Bucket, Key), 'utf8');
  } finally {
    rmSync(buckets, { recursive: true });
  }
}

/** CloudFormation hands texts to a custom resource for numbers and booleans. */
function received(value: unknown, values: Values): unknown {
  return JSON.parse(JSON.stringify(evaluated(value, values)), (_key, member: unknown) =>
    typeof member === 'number' || typeof member === 'boolean' ? String(member) : member,
  );
}

/** A fragment of a template, with the values that CloudFormation would know. */
export function evaluated(value: unknown, values: Values): unknown {
  if (Array.isArray(value)) return value.map((item) => evaluated(item, values));
  if (value === null || typeof value !== 'object') return withReferences(value, values);
  const [[name, argument] = ['', undefined], ...others] = Object.entries(value);
  if (others.length === 0 && name === 'Ref') return values[argument as string] ?? `ref-${String(argument)}`;
  if (others.length === 0 && name === 'Fn::GetAtt') return values[(argument as string[]).join('.')] ?? `att-${(argument as string[])[0]}`;
  if (others.length === 0 && name === 'Fn::Join') {
    const [separator, pieces] = argument as [string, unknown[]];
    return (evaluated(pieces, values) as string[]).join(separator);
  }
  if (others.length === 0 && name === 'Fn::Split') {
    const [separator, text] = argument as [string, unknown];
    return String(evaluated(text, values)).split(separator);
  }
  if (others.length === 0 && name === 'Fn::Select') {
    const [index, list] = argument as [number, unknown];
    return (evaluated(list, values) as unknown[])[index] ?? 'selected';
  }
  if (others.length === 0 && name === 'Fn::If') return evaluated((argument as unknown[])[1], values);
  if (others.length === 0 && name === 'Fn::Sub') return 'sub';
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, evaluated(member, values)]));
}

function withReferences(value: unknown, values: Values): unknown {
  return typeof value === 'string' ? value.replace(/\{\{resolve:ssm:[^}]*\}\}/g, (reference) => String(values[reference])) : value;
}
