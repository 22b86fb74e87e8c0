import type { Json, JsonObject } from '../../definition';

/** Where the stack would be deployed. */
export interface Deployment {
  readonly region: string;
  readonly accountId: string;
  readonly partition: string;
}

export interface IntrinsicScope extends Deployment {
  readonly resources: JsonObject;
  readonly parameters: JsonObject;
  /** Value that a person gave for an intrinsic. */
  readonly given: (intrinsic: Json) => string | undefined;
}

/** What CloudFormation would put there, as far as a template tells; a name of what is meant where it does not. */
export function intrinsicText(value: Json | undefined, scope: IntrinsicScope): string {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'object') return String(value);
  const given = scope.given(value);
  if (given !== undefined) return given;
  if (Array.isArray(value)) return value.map((item: Json) => intrinsicText(item, scope)).join(',');
  const [[name, argument] = ['', null]] = Object.entries(value as JsonObject);
  switch (name) {
    case 'Ref':
      return referenced(String(argument), scope);
    case 'Fn::GetAtt':
      return attribute(...splitAttribute(argument), scope);
    case 'Fn::Join':
      return joined(argument, scope);
    case 'Fn::Sub':
      return substituted(argument, scope);
    default:
      return Object.values(value as JsonObject)
        .map((inner) => intrinsicText(inner, scope))
        .join('.');
  }
}

/** Logical id and attribute of `Fn::GetAtt`, which is a list or a text with a dot. */
export function splitAttribute(argument: Json): [logicalId: string, attribute: string] {
  const [logicalId = '', ...rest] = Array.isArray(argument) ? argument.map(String) : String(argument).split('.');
  return [logicalId, rest.join('.')];
}

/** Physical name of a resource: what the template calls it, else its logical id. */
export function physicalName(logicalId: string, scope: IntrinsicScope): string {
  const resource = member(scope.resources, logicalId);
  const type = String(member(resource, 'Type') ?? '');
  const kind = type.split('::').at(-1) ?? '';
  const named = member(member(resource, 'Properties'), `${kind}Name`);
  return named === undefined || named === null ? logicalId : intrinsicText(named, scope);
}

function referenced(name: string, scope: IntrinsicScope): string {
  const pseudo = pseudoParameter(name, scope);
  if (pseudo !== undefined) return pseudo;
  const parameter = member(scope.parameters, name);
  if (parameter !== undefined) return intrinsicText(member(parameter, 'Default') ?? name, scope);
  const { region, accountId } = scope;
  switch (member(member(scope.resources, name), 'Type')) {
    case 'AWS::SQS::Queue':
      return `https://sqs.${region}.amazonaws.com/${accountId}/${physicalName(name, scope)}`;
    case 'AWS::SNS::Topic':
      return attribute(name, 'Arn', scope);
    default:
      return physicalName(name, scope);
  }
}

function attribute(logicalId: string, name: string, scope: IntrinsicScope): string {
  const { region, accountId, partition } = scope;
  const physical = physicalName(logicalId, scope);
  const arn = (rest: string) => `arn:${partition}:${rest}`;
  const type = member(member(scope.resources, logicalId), 'Type');
  if (name === 'QueueName' || name === 'TopicName') return physical;
  if (name !== 'Arn' && name !== 'TopicArn') return `${physical}.${name}`;
  switch (type) {
    case 'AWS::DynamoDB::Table':
    case 'AWS::DynamoDB::GlobalTable':
      return arn(`dynamodb:${region}:${accountId}:table/${physical}`);
    case 'AWS::S3::Bucket':
      return arn(`s3:::${physical}`);
    case 'AWS::SQS::Queue':
      return arn(`sqs:${region}:${accountId}:${physical}`);
    case 'AWS::SNS::Topic':
      return arn(`sns:${region}:${accountId}:${physical}`);
    case 'AWS::Kinesis::Stream':
      return arn(`kinesis:${region}:${accountId}:stream/${physical}`);
    case 'AWS::IAM::Role':
      return arn(`iam::${accountId}:role/${physical}`);
    case 'AWS::StepFunctions::StateMachine':
      return arn(`states:${region}:${accountId}:stateMachine:${physical}`);
    case 'AWS::Lambda::Function':
    case 'AWS::Serverless::Function':
      return arn(`lambda:${region}:${accountId}:function:${physical}`);
    default:
      return `${physical}.${name}`;
  }
}

function pseudoParameter(name: string, { region, accountId, partition }: Deployment): string | undefined {
  switch (name) {
    case 'AWS::Region':
      return region;
    case 'AWS::AccountId':
      return accountId;
    case 'AWS::Partition':
      return partition;
    case 'AWS::URLSuffix':
      return 'amazonaws.com';
    case 'AWS::StackName':
      return 'local';
    case 'AWS::NoValue':
      return '';
    default:
      return undefined;
  }
}

function joined(argument: Json, scope: IntrinsicScope): string {
  const [separator, pieces] = Array.isArray(argument) ? (argument as readonly Json[]) : [];
  const texts = Array.isArray(pieces) ? pieces.map((piece: Json) => intrinsicText(piece, scope)) : [];
  return texts.join(String(separator ?? ''));
}

function substituted(argument: Json, scope: IntrinsicScope): string {
  const [text, variables] = Array.isArray(argument) ? (argument as readonly Json[]) : [argument];
  return String(text).replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
    if (literal !== '') return `\${${name}}`;
    const variable = member(variables, name);
    if (variable !== undefined) return intrinsicText(variable, scope);
    return intrinsicText(name.includes('.') ? { 'Fn::GetAtt': splitAttribute(name) } : { Ref: name }, scope);
  });
}

/** An own member of an object; undefined of everything else. */
export function member(object: Json | undefined, name: string): Json | undefined {
  if (object === null || typeof object !== 'object' || Array.isArray(object) || !Object.hasOwn(object, name)) return undefined;
  return (object as JsonObject)[name];
}
