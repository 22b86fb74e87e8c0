import { isObject, type Json, type JsonObject } from '../../../definition';
import { member, texts } from '../json';
import { type Condition, compileConditions } from './condition';
import type { Effect, PolicyRequest } from './policy-request';
import { compilePrincipal, type IsPrincipal } from './principal';
import { compileVariablePattern, compileWildcard } from './wildcard';

/** A statement that speaks of the action that is asked for. */
export interface Statement {
  readonly effect: Effect;
  readonly applies: (request: PolicyRequest) => boolean;
}

const members = ['Sid', 'Effect', 'Principal', 'NotPrincipal', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition'];

export interface StatementKind {
  /** True for a resource policy: a statement says of whom it speaks. */
  readonly principals: boolean;
  /** Characters of a resource. */
  readonly longestResource: number;
  /** In lower case. @default execute-api:invoke */
  readonly action?: string;
}

/** A statement; undefined if it speaks of other actions; a text says what is wrong with it. */
export function compileStatement(json: Json, kind: StatementKind): Statement | undefined | string {
  if (!isObject(json)) return 'a statement is an object';
  const unknown = Object.keys(json).find((name) => !members.includes(name));
  if (unknown !== undefined) return `${unknown} is no member of a statement`;
  const effect = member(json, 'Effect');
  if (effect !== 'Allow' && effect !== 'Deny') return 'Effect is "Allow" or "Deny"';
  const speaks = compileAction(json, kind);
  const resource = compileResource(json, kind);
  const principal = kind.principals ? compilePrincipals(json) : () => true;
  const condition = member(json, 'Condition');
  const conditions = condition === undefined ? [] : compileConditions(condition);
  for (const part of [speaks, resource, principal, conditions]) if (typeof part === 'string') return part;
  if (speaks === false) return undefined;
  return { effect, applies: conjunction(resource as Condition, principal as IsPrincipal, conditions as readonly Condition[]) };
}

function conjunction(resource: Condition, principal: IsPrincipal, conditions: readonly Condition[]): Condition {
  return (request) => principal(request.principal) && resource(request) && conditions.every((holds) => holds(request));
}

/** Whether the statement speaks of the action; actions are compared without case. */
function compileAction(json: JsonObject, { action: wanted = 'execute-api:invoke' }: StatementKind): boolean | string {
  const actions = oneOf(json, 'Action');
  if (typeof actions === 'string') return actions;
  const speaks = actions.list.some((action) => compileWildcard(action.toLowerCase())(wanted));
  return speaks !== actions.negated;
}

function compileResource(json: JsonObject, { longestResource }: StatementKind): Condition | string {
  const resources = oneOf(json, 'Resource');
  if (typeof resources === 'string') return resources;
  const { list, negated } = resources;
  if (list.some((resource) => resource.length > longestResource)) return `a resource is longer than ${longestResource} characters`;
  const patterns = list.map((resource) => compileVariablePattern(resource));
  return ({ resource, key }) => {
    const variables = (name: string) => key(name.toLowerCase())?.[0];
    return patterns.some((matches) => matches(resource, variables)) !== negated;
  };
}

function compilePrincipals(json: JsonObject): IsPrincipal | string {
  const named = member(json, 'Principal');
  const others = member(json, 'NotPrincipal');
  if ((named === undefined) === (others === undefined)) return 'a statement has one of Principal and NotPrincipal';
  const test = compilePrincipal((named ?? others) as Json);
  if (typeof test === 'string' || named !== undefined) return test;
  return (principal) => !test(principal);
}

/** The list of `Action` or `NotAction`; a text says what is wrong. */
function oneOf(json: JsonObject, name: 'Action' | 'Resource'): { list: readonly string[]; negated: boolean } | string {
  const named = member(json, name);
  const others = member(json, `Not${name}`);
  if ((named === undefined) === (others === undefined)) return `a statement has one of ${name} and Not${name}`;
  const list = texts(named ?? others);
  return list === undefined || list.length === 0 ? `${name} is a text or a list of them` : { list, negated: named === undefined };
}
