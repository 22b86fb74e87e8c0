import { isObject, type Json } from '../../../definition';
import { member } from '../json';
import type { PolicyAnswer, PolicyRequest } from './policy-request';
import { compileStatement, type Statement, type StatementKind } from './statement';

/** What a policy says of a request. A deny goes before every allow. */
export type Policy = (request: PolicyRequest) => PolicyAnswer;

const versions: readonly Json[] = ['2012-10-17', '2008-10-17'];
const members = ['Version', 'Id', 'Statement'];

/** A policy document as a function; a text says what is wrong with it. */
export function compilePolicy(json: Json | undefined, kind: StatementKind): Policy | string {
  if (!isObject(json)) return 'a policy is an object';
  const unknown = Object.keys(json).find((name) => !members.includes(name));
  if (unknown !== undefined) return `${unknown} is no member of a policy`;
  const version = member(json, 'Version');
  if (version !== undefined && !versions.includes(version)) return `Version is ${JSON.stringify(versions[0])}`;
  const listed = member(json, 'Statement');
  if (listed === undefined) return 'a policy has a Statement';
  const statements: Statement[] = [];
  for (const entry of Array.isArray(listed) ? (listed as readonly Json[]) : [listed]) {
    const statement = compileStatement(entry, kind);
    if (typeof statement === 'string') return statement;
    if (statement) statements.push(statement);
  }
  const [denies, allows] = [of(statements, 'Deny'), of(statements, 'Allow')];
  return (request) => {
    if (denies.some(({ applies }) => applies(request))) return 'Deny';
    return allows.some(({ applies }) => applies(request)) ? 'Allow' : 'neither';
  };
}

function of(statements: readonly Statement[], effect: Statement['effect']): readonly Statement[] {
  return statements.filter((statement) => statement.effect === effect);
}
