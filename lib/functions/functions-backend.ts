import {
  type Fault,
  FunctionBackend,
  type HttpBackend,
  type LambdaAnswer,
  type LambdaBackend,
  type LambdaCall,
  type LambdaFunction,
} from '../engine';
import { type FunctionDefinition, functionDefaults } from './definition/function-definition';
import type { FunctionLog } from './environments/execution-environment';
import { functionNameOf } from './function-name';
import { LocalLambdaBackend } from './local-lambda-backend';
import { type AnyFunction, type FunctionTarget, readTarget, UnusableTarget } from './targets/function-target';
import { invokeUrl } from './targets/invoke-url';

/** What answers for functions, by their name, logical id, construct path (or its end) or ARN; `*` for all that are not named. */
export type FunctionsInput = Readonly<Record<string, AnyFunction | string>>;

export interface FunctionsOptions {
  readonly given: FunctionsInput;
  /** The functions of the app. */
  readonly definitions: readonly FunctionDefinition[];
  /** Folder that relative paths start from. */
  readonly folder: string;
  readonly http: HttpBackend;
  /** Lambda itself. */
  readonly aws: LambdaBackend;
  readonly onLog: (log: FunctionLog) => void;
}

/** Leads every invocation to what answers for the function: its own code, a function of this process, an address, or Lambda. */
export class FunctionsBackend implements LambdaBackend {
  private readonly given: ReadonlyMap<string, FunctionTarget>;
  private readonly local: LocalLambdaBackend;
  private readonly javascript = new Map<string, FunctionBackend>();

  /** @throws UnusableTarget naming the function whose target is none */
  constructor(private readonly options: FunctionsOptions) {
    this.given = new Map(Object.entries(options.given).map(([name, target]) => [name, this.targetOf(name, target)]));
    const named = [...this.given].flatMap(([name, target]) =>
      target.kind === 'file' && name !== '*' ? [fileDefinition(name, target, this.find(name))] : [],
    );
    const own = options.definitions.filter(({ name }) => !named.some((file) => file.name === name));
    const others = this.given.get('*');
    this.local = new LocalLambdaBackend({
      functions: [...named, ...(others?.kind === 'file' ? this.standIns(own, others) : own)],
      onLog: options.onLog,
    });
  }

  async invoke(call: LambdaCall): Promise<LambdaAnswer | Fault> {
    const { aws, http } = this.options;
    const target = this.targetFor(call.functionArn);
    switch (target?.kind) {
      case 'javascript':
        return this.runHere(target.run, call);
      case 'url':
        return invokeUrl(target.url, call, http);
      case 'aws':
        return aws.invoke(target.functionArn === undefined ? call : { ...call, functionArn: target.functionArn });
      case 'file':
        return this.local.has(call.functionArn) ? this.local.invoke(call) : this.local.invoke(call, '*');
      case 'local':
        return this.local.invoke(call);
      default:
        // Nothing was said of it: the app's own code, else Lambda itself.
        return this.local.has(call.functionArn) ? this.local.invoke(call) : aws.invoke(call);
    }
  }

  /** True if the function runs on this machine, or something was said of it; any other is called at Lambda. */
  isNear(functionArn: string): boolean {
    return this.answersFor(functionArn) || this.local.has(functionArn);
  }

  /** True if something was said of this function. */
  answersFor(functionArn: string): boolean {
    return this.targetFor(functionArn) !== undefined;
  }

  reload(): Promise<void> {
    return this.local.reload();
  }

  close(): Promise<void> {
    return this.local.close();
  }

  /** One module in place of all functions of which nothing else was said, and of those that the app does not have. */
  private standIns(own: readonly FunctionDefinition[], file: FileTarget): FunctionDefinition[] {
    const isSaid = (definition: FunctionDefinition) => [...this.given.keys()].some((key) => isNamed(definition, key));
    const all = own.map((definition) => (isSaid(definition) ? definition : fileDefinition(definition.name, file, definition)));
    return [...all, fileDefinition('*', file)];
  }

  private targetFor(functionArn: string): FunctionTarget | undefined {
    const definition = this.definitionOf(functionArn);
    for (const [key, target] of this.given) {
      if (key === functionArn || key === functionNameOf(functionArn) || (definition && isNamed(definition, key))) return target;
    }
    return this.given.get('*');
  }

  private definitionOf(functionArn: string): FunctionDefinition | undefined {
    const wanted = functionNameOf(functionArn);
    return this.options.definitions.find(({ name, logicalId }) => name === wanted || logicalId === wanted);
  }

  private find(key: string): FunctionDefinition | undefined {
    return this.options.definitions.find((definition) => isNamed(definition, key));
  }

  private async runHere(run: LambdaFunction, call: LambdaCall): Promise<LambdaAnswer | Fault> {
    const known = this.javascript.get(call.functionArn) ?? new FunctionBackend({ '*': run });
    this.javascript.set(call.functionArn, known);
    return known.invoke(call);
  }

  private targetOf(name: string, target: AnyFunction | string): FunctionTarget {
    try {
      return readTarget(target, this.options.folder);
    } catch (error) {
      if (error instanceof UnusableTarget) throw new UnusableTarget(`the function ${name}: ${error.message}`);
      throw error;
    }
  }
}

/** A logical id of the CDK ends in a hash, which nobody writes. */
function isNamed({ name, logicalId, constructPath }: FunctionDefinition, key: string): boolean {
  return (
    key === name ||
    key === logicalId ||
    (logicalId !== undefined && /[0-9A-F]{8}$/.test(logicalId) && logicalId.slice(0, -8) === key) ||
    constructPath === key ||
    (constructPath?.endsWith(`/${key}`) ?? false)
  );
}

type FileTarget = Extract<FunctionTarget, { kind: 'file' }>;

/** A module in place of a function: with the function's own settings where the app has it. */
function fileDefinition(key: string, { file, exported }: FileTarget, definition?: FunctionDefinition): FunctionDefinition {
  const unknown = { name: functionNameOf(key), environment: {}, layers: [], ...functionDefaults };
  return { ...unknown, ...definition, runtime: 'nodejs', handler: exported, code: { kind: 'file', file } };
}
