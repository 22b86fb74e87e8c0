import { isObject, type Json, type JsonObject } from '../../../definition';
import { developerGuide } from '../../documentation';
import { cloudFormation } from '../../examples';
import { isImported } from '../../provenance';
import type { Finding, Rule } from '../../rule';
import { advise } from '../../texts/phrases';

const policed = (statement: JsonObject) => cloudFormation({}, { api: { Policy: { Version: '2012-10-17', Statement: [statement] } } });
const anybody = { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' };

/** A resource policy says who may do what with what. */
export const policyDocument: Rule = {
  id: 'policy-document',
  consequence: 'rejected',
  summary: 'A resource policy is a list of statements with effect, principal, action and resource.',
  effect: 'The service refuses it: Invalid policy document. Please check the policy syntax and ensure that Principals are valid.',
  docs: developerGuide('apigateway-resource-policies'),
  fails: policed({ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' }),
  passes: policed(anybody),
  *check(definition): Iterable<Finding> {
    const { policy } = definition;
    // An empty text stands for no policy.
    if (!policy || policy.unresolved.length > 0 || policy.json === '') return;
    for (const fault of faultsOf(policy.json)) {
      yield {
        at: definition,
        member: 'policy',
        message: `The resource policy is not complete: ${fault}.`,
        ...(isImported(definition) ? { consequence: 'sometimes-fails' } : {}),
        help: [advise('write statements with Effect, Principal, Action and Resource')],
      };
    }
  },
};

function* faultsOf(json: Json): Generator<string, void> {
  const policy = typeof json === 'string' ? parsed(json) : json;
  if (!isObject(policy)) {
    yield 'it is no JSON object';
    return;
  }
  const statements = member(policy, 'Statement');
  if (statements === undefined) {
    yield 'it has no Statement';
    return;
  }
  const list = Array.isArray(statements) ? (statements as readonly Json[]) : [statements];
  for (const [index, statement] of list.entries()) {
    const name = list.length === 1 ? 'the statement' : `statement ${index + 1}`;
    if (!isObject(statement)) {
      yield `${name} is no JSON object`;
      continue;
    }
    const effect = member(statement, 'Effect');
    if (effect !== 'Allow' && effect !== 'Deny') yield `${name} has neither Effect Allow nor Deny`;
    for (const key of ['Principal', 'Action', 'Resource']) {
      if (member(statement, key) === undefined && member(statement, `Not${key}`) === undefined) yield `${name} has no ${key}`;
    }
  }
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

function member(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
