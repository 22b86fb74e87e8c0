import type { ApiDefinition, Diagnostic, JsonObject } from '../../definition';
import type { LocalFiles } from '../local-files';
import { Problems } from '../problems';
import { nowhere, scalar } from '../source/tree';
import { type Alternative, readAlternatives } from './alternatives';
import { reportApisElsewhere } from './apis-elsewhere';
import type { DocumentLoader } from './body';
import { collectResources } from './collect-resources';
import { type ApiOfTemplate, readApis } from './read-resources';
import { ResourceSet } from './resource-set';
import { Template } from './template';
import { readUnattached } from './unattached';

export interface CloudFormationOptions {
  /** Name of the file, for origins and messages. */
  readonly file?: string;
  /** Construct path by logical id. @default - the `aws:cdk:path` of a resource's metadata */
  readonly constructPaths?: ReadonlyMap<string, string>;
  /** Finds documents that the template leaves in S3. @default - they become problems */
  readonly load?: DocumentLoader;
  /** Finds files beside the template: nested templates, documents, what `AWS::Include` names. @default - none is at hand */
  readonly files?: LocalFiles;
  /** Values of parameters, and of pseudo parameters such as `AWS::Region`. @default - the defaults that the template gives */
  readonly parameters?: ReadonlyMap<string, string>;
}

export interface CloudFormationReading {
  /** Each `AWS::ApiGateway::RestApi`, in the order of the template; those of nested stacks after it. */
  readonly apis: readonly ApiOfTemplate[];
  /** What belongs to none of these APIs and can be judged all the same: usage plans, API keys, VPC links, domain names. */
  readonly unattached?: ApiDefinition;
  /** What the definitions do not hold, and why; those of all APIs and of the template itself. */
  readonly problems: readonly Diagnostic[];
  /** Files of the nested stacks that were read with it. */
  readonly nested: readonly string[];
}

/**
 * Reads the REST APIs of a CloudFormation template, with the stacks that are nested in it, and as the SAM transform leaves it.
 * @param template JSON or YAML text (short forms such as `!Ref` included), or the parsed template
 * @throws UnreadableDocument where it is no template at all
 */
export function readCloudFormation(template: string | JsonObject, options: CloudFormationOptions = {}): CloudFormationReading {
  return read(template, options);
}

function read(
  template: string | JsonObject,
  options: CloudFormationOptions,
  assumed?: (condition: string) => boolean | undefined,
): CloudFormationReading {
  const problems = new Problems();
  const given = new Map([...(options.parameters ?? [])].map(([name, value]) => [name, scalar(value, value, nowhere)]));
  const { file, files, constructPaths, load } = options;
  const root = new Template(template, {
    ...(file !== undefined && { file }),
    ...(files && { files }),
    prefix: '',
    given: (name) => given.get(name),
    ...(assumed && { assumed }),
    problems,
  });
  const nested: string[] = [];
  const resources = collectResources(root, {
    problems,
    ...(constructPaths && { constructPaths }),
    onNested: (name) => void nested.push(name),
  });
  const set = new ResourceSet(resources);
  reportApisElsewhere(resources, set, problems);
  const apis = readApis(set, { ...(load && { load }), ...(files && { files }) });
  const unattached = readUnattached(
    set,
    apis.map(({ definition }) => definition),
    problems,
  );
  const ways = assumed === undefined && root.evaluator.undecided.size > 0 ? bothWays(root, template, options) : undefined;
  return {
    apis: ways ? apis.map((api) => ({ ...api, alternatives: () => ways(api.logicalId) })) : apis,
    ...(unattached && { unattached }),
    problems: [...problems.list, ...apis.flatMap((api) => api.problems)],
    nested,
  };
}

/** The alternatives of an API by its logical id; the template is read again when somebody asks first. */
function bothWays(
  root: Template,
  template: string | JsonObject,
  options: CloudFormationOptions,
): (logicalId: string) => readonly Alternative[] {
  let ways: ReturnType<typeof readAlternatives> | undefined;
  return (logicalId) => {
    ways ??= readAlternatives(root, (name, holds) => read(template, options, (condition) => (condition === name ? holds : undefined)).apis);
    return ways.flatMap(({ apis, ...way }) => {
      const api = apis.find((one) => one.logicalId === logicalId);
      return api ? [{ ...way, definition: api.definition }] : [];
    });
  };
}
