import { type ApiDefinition, type Fragment, fragments, isLiteral, type Json, type JsonObject, type Value } from '../../definition';
import type { LogicalIds } from './logical-ids';
import { resource } from './properties';
import type { TemplatePart } from './template-parts';

/** Statements that a function's policy of 20 KB has room for; beyond, one for the whole API stands for all. */
const maximumStatements = 40;

/** A function that the API calls, and the ARNs below the API's that it is called for: `*\/GET/pets`. */
interface Called {
  readonly function: Json;
  readonly sources: Set<string>;
}

/** What lets the API call the functions of its integrations and authorizers. */
export interface Permissions {
  readonly resources: readonly TemplatePart[];
  /** Places whose function is known to the deployed API alone. */
  readonly unknown: readonly string[];
}

/**
 * `AWS::Lambda::Permission` for each method with a function, and for each authorizer. What has credentials needs none: the role is asked.
 */
export function functionPermissions(
  definition: ApiDefinition,
  api: string,
  authorizerIds: ReadonlyMap<string, string>,
  ids: LogicalIds,
): Permissions {
  const called = new Map<string, Called>();
  const unknown: string[] = [];
  const add = (uri: Value<string> | undefined, source: string, where: string): void => {
    const found = uri === undefined ? undefined : calledFunction(uri);
    if (found === undefined) return;
    if (found === 'stage') {
      unknown.push(where);
      return;
    }
    const key = JSON.stringify(found);
    const entry = called.get(key) ?? { function: found, sources: new Set() };
    called.set(key, entry);
    entry.sources.add(source);
  };
  for (const { path, methods } of definition.resources) {
    for (const { httpMethod, integration } of methods) {
      if (integration === undefined || integration.credentials !== undefined) continue;
      add(integration.uri, `*/${httpMethod === 'ANY' ? '*' : httpMethod}${sourcePath(path)}`, `${httpMethod} ${path}`);
    }
  }
  for (const { name, authorizerUri, authorizerCredentials } of definition.authorizers) {
    if (authorizerCredentials !== undefined && authorizerCredentials !== '') continue;
    const id = isLiteral(name) ? authorizerIds.get(name) : undefined;
    add(authorizerUri, `authorizers/${id === undefined ? '*' : `\${${id}}`}`, `authorizer ${isLiteral(name) ? name : ''}`);
  }
  const resources = [...called.values()].flatMap(({ function: target, sources }, index) => {
    const all = sources.size > maximumStatements ? ['*'] : [...sources];
    return all.map((source) =>
      resource(ids.take(`${functionName(target) ?? `Function${index + 1}`}Permission`), 'AWS::Lambda::Permission', {
        Action: 'lambda:InvokeFunction',
        FunctionName: target,
        Principal: 'apigateway.amazonaws.com',
        SourceArn: { 'Fn::Sub': `arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${${api}}/${source}` },
      }),
    );
  });
  return { resources, unknown };
}

/** The path as an ARN names it: any text for a variable, and for what synth does not know. */
function sourcePath(path: string): string {
  return path
    .split('/')
    .map((part) => (/[{}$]/.test(part) ? '*' : part))
    .join('/');
}

/** What stands between `functions/` and `/invocations`; `stage` where stage variables stand in it, undefined where no function is called. */
function calledFunction(uri: Value<string>): Json | 'stage' | undefined {
  const before = /^(.*:lambda:path\/\/?[^/]+\/functions\/)/s;
  const pieces = fragments(uri);
  const start = pieces.findIndex((piece) => typeof piece === 'string' && /\/functions\//.test(piece));
  if (start === -1) return undefined;
  const lead = pieces
    .slice(0, start + 1)
    .map(flat)
    .join('');
  const prefix = before.exec(lead)?.[1];
  if (prefix === undefined) return undefined;
  const rest: readonly Fragment[] = [lead.slice(prefix.length), ...pieces.slice(start + 1)];
  return functionOf(rest);
}

function functionOf(pieces: readonly Fragment[]): Json | 'stage' | undefined {
  const last = pieces.at(-1);
  const end = typeof last === 'string' ? /\/(?:response-streaming-)?invocations$/.exec(last) : null;
  if (typeof last !== 'string' || end === null) return undefined;
  const inner = [...pieces.slice(0, -1), last.slice(0, end.index)].filter((piece) => piece !== '');
  if (inner.some((piece) => typeof piece === 'string' && piece.includes('${stageVariables.'))) return 'stage';
  const [only] = inner;
  if (only === undefined || (typeof only !== 'string' && only.unresolved === null)) return undefined;
  const parts = inner.map((piece) => (typeof piece === 'string' ? piece : piece.unresolved));
  return parts.length === 1 ? parts[0] : { 'Fn::Join': ['', parts] };
}

function flat(piece: Fragment): string {
  return typeof piece === 'string' ? piece : '*';
}

/** For the logical ids: that of the function, or the name in its ARN. */
function functionName(target: Json): string | undefined {
  if (typeof target === 'string') return target.split(':function:')[1]?.split(':')[0] ?? target;
  if (target === null || typeof target !== 'object') return undefined;
  const [argument] = Object.values(target as JsonObject);
  const [first] = Array.isArray(argument) ? (argument as readonly Json[]) : [argument];
  // An ARN that is a parameter of the template is named after the function, too.
  return typeof first === 'string' && first !== '' ? first.replace(/Arn$/, '') : undefined;
}
