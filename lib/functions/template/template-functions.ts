import type { Json, JsonObject } from '../../definition';
import { type FunctionDefinition, functionDefaults } from '../definition/function-definition';
import { codeOf } from './code-of';
import { type Deployment, type IntrinsicScope, intrinsicText, member, physicalName, splitAttribute } from './intrinsic-text';

/** A template, with the folder that its assets lie in. */
export interface FunctionTemplate {
  readonly resources: JsonObject;
  readonly parameters?: JsonObject;
  /** Properties that SAM gives to every function. */
  readonly globals?: Json;
  readonly folder?: string;
}

const functionTypes = new Set<Json | undefined>(['AWS::Lambda::Function', 'AWS::Serverless::Function']);

/** The functions of an app's templates, and what refers to them. */
export class TemplateFunctions {
  private readonly scopes: readonly { readonly template: FunctionTemplate; readonly scope: IntrinsicScope }[];
  private known: readonly FunctionDefinition[] | undefined;

  constructor(
    templates: readonly FunctionTemplate[],
    readonly deployment: Deployment = { region: 'us-east-1', accountId: '123456789012', partition: 'aws' },
    given: IntrinsicScope['given'] = () => undefined,
  ) {
    this.scopes = templates.map((template) => ({
      template,
      scope: { ...deployment, resources: template.resources, parameters: template.parameters ?? {}, given },
    }));
  }

  get definitions(): readonly FunctionDefinition[] {
    this.known ??= this.scopes.flatMap(({ template, scope }) =>
      Object.entries(template.resources)
        .filter(([, resource]) => functionTypes.has(member(resource, 'Type')))
        .map(([logicalId, resource]) => definitionOf(logicalId, resource, template, scope)),
    );
    return this.known;
  }

  /** ARN (or name, for a plain `Ref`) of the function that an intrinsic refers to; undefined if it refers to none. */
  textOf(intrinsic: Json): string | undefined {
    const [[name, argument] = ['', null]] = Object.entries((intrinsic ?? {}) as JsonObject);
    for (const { scope } of this.scopes) {
      const text = name === 'Ref' ? refText(String(argument), scope) : attributeText(name, argument, scope);
      if (text !== undefined) return text;
    }
    return undefined;
  }
}

function attributeText(name: string, argument: Json, scope: IntrinsicScope): string | undefined {
  if (name === 'Fn::GetAtt') {
    const [logicalId, attribute] = splitAttribute(argument);
    return attribute === 'Arn' && isFunction(logicalId, scope) ? functionArn(logicalId, scope) : undefined;
  }
  if (name !== 'Fn::ImportValue') return undefined;
  // The CDK's own exports say what they export.
  const exported = intrinsicText(argument, scope);
  const logicalId = Object.keys(scope.resources).find((id) => isFunction(id, scope) && exported.includes(`ExportsOutputFnGetAtt${id}Arn`));
  return logicalId === undefined ? undefined : functionArn(logicalId, scope);
}

function refText(logicalId: string, scope: IntrinsicScope): string | undefined {
  if (isFunction(logicalId, scope)) return physicalName(logicalId, scope);
  const resource = member(scope.resources, logicalId);
  const properties = member(resource, 'Properties');
  const target = () => functionArn(functionId(member(properties, 'FunctionName'), scope), scope);
  switch (member(resource, 'Type')) {
    case 'AWS::Lambda::Alias':
      return `${target()}:${intrinsicText(member(properties, 'Name'), scope)}`;
    case 'AWS::Lambda::Version':
      return `${target()}:1`;
    default:
      return publishedAlias(logicalId, scope);
  }
}

/** An alias that SAM publishes (`AutoPublishAlias`) has the name of its function and its own. */
function publishedAlias(logicalId: string, scope: IntrinsicScope): string | undefined {
  const [, id = '', alias] = /^(.+)Alias(.+)$/.exec(logicalId) ?? [];
  if (alias === undefined || member(member(scope.resources, id), 'Type') !== 'AWS::Serverless::Function') return undefined;
  return `${functionArn(id, scope)}:${alias}`;
}

/** Logical id of the function that a property names. */
function functionId(value: Json | undefined, scope: IntrinsicScope): string {
  const reference = member(value, 'Ref');
  if (reference !== undefined) return String(reference);
  const attribute = member(value, 'Fn::GetAtt');
  return attribute === undefined ? intrinsicText(value, scope) : splitAttribute(attribute)[0];
}

function isFunction(logicalId: string, { resources }: IntrinsicScope): boolean {
  return functionTypes.has(member(member(resources, logicalId), 'Type'));
}

function functionArn(logicalId: string, scope: IntrinsicScope): string {
  return `arn:${scope.partition}:lambda:${scope.region}:${scope.accountId}:function:${physicalName(logicalId, scope)}`;
}

function definitionOf(logicalId: string, resource: Json, { globals, folder }: FunctionTemplate, scope: IntrinsicScope): FunctionDefinition {
  const properties = member(resource, 'Properties');
  const metadata = member(resource, 'Metadata');
  const property = (name: string) => member(properties, name) ?? member(globals, name);
  const number = (name: string, otherwise: number) => {
    const value = Number(intrinsicText(property(name) ?? otherwise, scope));
    return Number.isFinite(value) ? value : otherwise;
  };
  const layers = property('Layers');
  const reserved = property('ReservedConcurrentExecutions');
  const constructPath = member(metadata, 'aws:cdk:path');
  return {
    name: physicalName(logicalId, scope),
    logicalId,
    ...(typeof constructPath === 'string' && { constructPath: constructPath.replace(/\/Resource$/, '') }),
    runtime: intrinsicText(property('Runtime'), scope),
    handler: intrinsicText(property('Handler'), scope),
    code: codeOf({ ...(globals as JsonObject | undefined), ...(properties as JsonObject | undefined) }, metadata, folder),
    environment: {
      ...variables(member(member(globals, 'Environment'), 'Variables'), scope),
      ...variables(member(member(properties, 'Environment'), 'Variables'), scope),
    },
    timeout: number('Timeout', functionDefaults.timeout),
    memorySize: number('MemorySize', functionDefaults.memorySize),
    ...(reserved !== undefined && { reservedConcurrency: number('ReservedConcurrentExecutions', 1) }),
    layers: Array.isArray(layers) ? layers.map((layer: Json) => intrinsicText(layer, scope)) : [],
  };
}

function variables(object: Json | undefined, scope: IntrinsicScope): Record<string, string> {
  if (object === undefined || object === null || typeof object !== 'object') return {};
  return Object.fromEntries(Object.entries(object as JsonObject).map(([name, value]) => [name, intrinsicText(value, scope)]));
}
