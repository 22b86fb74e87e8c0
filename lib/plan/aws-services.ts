import type { ActionProtocol } from './integration-plan';

/** Services whose actions are named by X-Amz-Target: its prefix, and the version of the JSON protocol. From the services' own models. */
const jsonServices: Readonly<Record<string, readonly [prefix: string, version: '1.0' | '1.1']>> = {
  athena: ['AmazonAthena', '1.1'],
  codebuild: ['CodeBuild_20161006', '1.1'],
  codepipeline: ['CodePipeline_20150709', '1.1'],
  'cognito-identity': ['AWSCognitoIdentityService', '1.1'],
  'cognito-idp': ['AWSCognitoIdentityProviderService', '1.1'],
  comprehend: ['Comprehend_20171127', '1.1'],
  config: ['StarlingDoveService', '1.1'],
  dynamodb: ['DynamoDB_20120810', '1.0'],
  ecr: ['AmazonEC2ContainerRegistry_V20150921', '1.1'],
  ecs: ['AmazonEC2ContainerServiceV20141113', '1.1'],
  events: ['AWSEvents', '1.1'],
  firehose: ['Firehose_20150804', '1.1'],
  glue: ['AWSGlue', '1.1'],
  kinesis: ['Kinesis_20131202', '1.1'],
  kms: ['TrentService', '1.1'],
  logs: ['Logs_20140328', '1.1'],
  rekognition: ['RekognitionService', '1.1'],
  sagemaker: ['SageMaker', '1.1'],
  secretsmanager: ['secretsmanager', '1.1'],
  ssm: ['AmazonSSM', '1.1'],
  states: ['AWSStepFunctions', '1.0'],
  'streams.dynamodb': ['DynamoDBStreams_20120810', '1.0'],
  swf: ['SimpleWorkflowService', '1.0'],
  textract: ['Textract', '1.1'],
  transcribe: ['Transcribe', '1.1'],
  translate: ['AWSShineFrontendService_20170701', '1.1'],
};

/** Versions that the Query protocol wants to be told. SSM speaks it, too (recorded). */
const queryVersions: Readonly<Record<string, string>> = {
  autoscaling: '2011-01-01',
  cloudformation: '2010-05-15',
  ec2: '2016-11-15',
  elasticache: '2015-02-02',
  elasticloadbalancing: '2015-12-01',
  email: '2010-12-01',
  iam: '2010-05-08',
  monitoring: '2010-08-01',
  rds: '2014-10-31',
  redshift: '2012-12-01',
  sdb: '2009-04-15',
  sns: '2010-03-31',
  sqs: '2012-11-05',
  ssm: '2014-11-06',
  sts: '2011-06-15',
};

/** Services that sign under another name than that of their hosts. */
const signingNames: Readonly<Record<string, string>> = {
  'bedrock-agent-runtime': 'bedrock',
  'bedrock-runtime': 'bedrock',
  'data-ats.iot': 'iotdata',
  'data.iot': 'iotdata',
  email: 'ses',
  'streams.dynamodb': 'dynamodb',
};

/** Services of a whole partition, and the region that their calls are signed for. */
const globalServices = new Set(['cloudfront', 'iam', 'route53']);

/** Where calls of a service go, and for what they are signed. */
export interface ServiceAddress {
  readonly host: string;
  readonly signingName: string;
  readonly signingRegion: string;
}

/** @param subdomain what the integration's URI puts before the service: a bucket, an account, a part of the service */
export function serviceAddress(service: string, subdomain: string | undefined, region: string): ServiceAddress {
  const full = subdomain === undefined ? service : `${subdomain}.${service}`;
  const signingName = own(signingNames, full) ?? own(signingNames, service) ?? service;
  const suffix = dnsSuffix(region);
  if (globalServices.has(service) && suffix === 'amazonaws.com') {
    return { host: `${full}.amazonaws.com`, signingName, signingRegion: 'us-east-1' };
  }
  return { host: `${full}.${region}.${suffix}`, signingName, signingRegion: region };
}

/** How an action of a service is called. */
export function actionProtocol(service: string, subdomain: string | undefined): ActionProtocol {
  const [prefix, version] = own(jsonServices, subdomain === undefined ? service : `${subdomain}.${service}`) ?? [];
  const queryVersion = own(queryVersions, service);
  return {
    ...(prefix !== undefined && { json: { targetPrefix: prefix, contentType: `application/x-amz-json-${version}` } }),
    ...(queryVersion !== undefined && { queryVersion }),
  };
}

/** Domain of the region's partition. */
function dnsSuffix(region: string): string {
  if (region.startsWith('cn-')) return 'amazonaws.com.cn';
  if (region.startsWith('us-isob-')) return 'sc2s.sgov.gov';
  if (region.startsWith('us-iso-')) return 'c2s.ic.gov';
  return region.startsWith('eusc-') ? 'amazonaws.eu' : 'amazonaws.com';
}

function own<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
