import { isObject, type Json } from '../../../definition';
import { texts } from '../json';
import { compileOperator } from './condition-operators';
import type { PolicyRequest } from './policy-request';

/** True for a request that meets a condition. */
export type Condition = (request: PolicyRequest) => boolean;

const operatorName = /^(?:(ForAllValues|ForAnyValue):)?(.*?)(IfExists)?$/is;

/** The conditions of a statement, which must all hold; a text says what is wrong with them. */
export function compileConditions(json: Json): readonly Condition[] | string {
  if (!isObject(json)) return 'Condition is an object';
  const conditions: Condition[] = [];
  for (const [operator, keys] of Object.entries(json)) {
    if (!isObject(keys)) return `Condition.${operator} is an object`;
    for (const [key, value] of Object.entries(keys)) {
      const condition = compileCondition(operator, key, texts(value));
      if (typeof condition === 'string') return `Condition.${operator}: ${condition}`;
      conditions.push(condition);
    }
  }
  return conditions;
}

function compileCondition(operator: string, key: string, values: readonly string[] | undefined): Condition | string {
  if (values === undefined) return `${key} is a text or a list of them`;
  const name = key.toLowerCase();
  if (operator.toLowerCase() === 'null') {
    const absent = values.some((value) => value.toLowerCase() === 'true');
    return (request) => (request.key(name) === undefined) === absent;
  }
  const [, qualifier = '', plain, ifExists] = operatorName.exec(operator) as unknown as [
    string,
    string | undefined,
    string,
    string | undefined,
  ];
  const compiled = compileOperator(plain, values);
  if (typeof compiled === 'string') return compiled;
  const { test, negated } = compiled;
  const forAll = qualifier.toLowerCase() === 'forallvalues';
  const withoutValue = ifExists !== undefined || forAll || (negated && qualifier === '');
  return (request) => {
    const found = request.key(name);
    if (found === undefined || found.length === 0) return withoutValue;
    const variables = (variable: string) => request.key(variable.toLowerCase())?.[0];
    const holds = (value: string) => test(value, variables) !== negated;
    if (forAll || (negated && qualifier === '')) return found.every(holds);
    return found.some(holds);
  };
}
