import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { ApiDefinition, SpecRestApi } from 'aws-cdk-lib/aws-apigateway';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, DeployTimeSubstitutedFile, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { readPath } from '../../../lib/testing/sources/document-source';

const folder = () => mkdtempSync(join(tmpdir(), 'assembly-'));

function document(uri: unknown) {
  const integration = { type: 'aws_proxy', httpMethod: 'POST', uri };
  return { openapi: '3.0.1', info: { title: 'Pets' }, paths: { '/pets': { get: { 'x-amazon-apigateway-integration': integration } } } };
}

function newStack() {
  const outdir = folder();
  const stack = new Stack(new App({ outdir }), 'Test');
  const handler = new LambdaFunction(stack, 'Handle', { code: Code.fromInline('x'), handler: 'i.h', runtime: Runtime.NODEJS_22_X });
  return { outdir, stack, handler, bucket: new Bucket(stack, 'Bucket') };
}

function uriOf(stack: Stack, outdir: string): unknown {
  (stack.node.root as App).synth();
  const [{ definition, problems }] = readPath(outdir);
  expect(problems).toEqual([]);
  return definition.resources.find(({ path }) => path === '/pets')?.methods[0].integration?.uri;
}

const arn = { 'Fn::GetAtt': [expect.stringMatching(/^Handle/), 'Arn'] };
const invocation = { unresolved: { 'Fn::Join': ['', ['arn:x/functions/', arn, '/invocations']] } };

test('a file that DeployTimeSubstitutedFile deploys for a SpecRestApi is read with its values', () => {
  const { outdir, stack, handler, bucket } = newStack();
  const source = join(folder(), 'pets.json');
  writeFileSync(source, JSON.stringify(document('arn:x/functions/{{ arn }}/invocations'), undefined, 2));
  const substitutions = { arn: handler.functionArn };
  const file = new DeployTimeSubstitutedFile(stack, 'File', {
    source,
    destinationBucket: bucket,
    destinationKey: 'pets.json',
    substitutions,
  });
  new SpecRestApi(stack, 'Api', { apiDefinition: ApiDefinition.fromBucket(file.bucket, file.objectKey), deploy: false });
  expect(uriOf(stack, outdir)).toEqual(invocation);
});

test('so is one of Source.jsonData, among several sources', () => {
  const { outdir, stack, handler, bucket } = newStack();
  new BucketDeployment(stack, 'Deployment', {
    sources: [
      Source.data('other.txt', `other ${handler.functionName}`),
      Source.jsonData('apis/pets.json', document(`arn:x/functions/${handler.functionArn}/invocations`), { escape: true }),
    ],
    destinationBucket: bucket,
    destinationKeyPrefix: 'v1',
  });
  new SpecRestApi(stack, 'Api', { apiDefinition: ApiDefinition.fromBucket(bucket, 'v1/apis/pets.json'), deploy: false });
  expect(uriOf(stack, outdir)).toEqual(invocation);
});

test.each(['../pets.json', '/etc/passwd', ''])('a key that leaves the zip file (%j) is not at hand', (key) => {
  const { outdir, stack, bucket } = newStack();
  new BucketDeployment(stack, 'Deployment', { sources: [Source.data('pets.json', '{}')], destinationBucket: bucket });
  new SpecRestApi(stack, 'Api', { apiDefinition: ApiDefinition.fromBucket(bucket, key), deploy: false });
  (stack.node.root as App).synth({ skipValidation: true });
  expect(readPath(outdir).flatMap(({ problems }) => problems.map(({ rule }) => rule))).toEqual(['body-not-at-hand']);
});
