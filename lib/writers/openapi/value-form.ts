import { isObject, type Json } from '../../definition';

/**
 * What JSON a value of CloudFormation turns out to be: a `text`; a `number` or boolean; `json`, a list or an object of texts; or
 * something that cannot be told, or that comes to a custom resource as something else, because CloudFormation hands it texts for
 * numbers and booleans.
 */
export type ValueForm = 'text' | 'number' | 'json';

/** Names of a template's parameters that are lists. */
export type ListParameters = ReadonlySet<string>;

const texts: ReadonlySet<string> = new Set([
  'Fn::Base64',
  'Fn::FindInMap',
  'Fn::GetAtt',
  'Fn::ImportValue',
  'Fn::Join',
  'Fn::Select',
  'Fn::Sub',
  'Fn::ToJsonString',
]);
const lists: ReadonlySet<string> = new Set(['Fn::Cidr', 'Fn::GetAZs', 'Fn::Split']);

export function formOf(value: Json, listParameters: ListParameters): ValueForm | undefined {
  if (typeof value === 'string') return 'text';
  if (typeof value === 'number' || typeof value === 'boolean') return 'number';
  if (!isObject(value)) return areTexts(value, listParameters) ? 'json' : undefined;
  const entries = Object.entries<Json>(value);
  const [name, argument] = entries[0] ?? [];
  if (entries.length !== 1 || name === undefined || !(name === 'Ref' || name === 'Condition' || name.startsWith('Fn::'))) {
    return areTexts(Object.values<Json>(value), listParameters) ? 'json' : undefined;
  }
  if (name === 'Ref') return formOfReference(argument, listParameters);
  if (name === 'Fn::If') return formOfChoice(argument, listParameters);
  if (name === 'Fn::Length') return 'number';
  if (lists.has(name)) return 'json';
  return texts.has(name) ? 'text' : undefined;
}

/** With `AWS::NoValue` there is no value at all. */
function formOfReference(name: Json | undefined, listParameters: ListParameters): ValueForm | undefined {
  if (name === 'AWS::NoValue') return undefined;
  return name === 'AWS::NotificationARNs' || listParameters.has(String(name)) ? 'json' : 'text';
}

/** A choice has a form where both of its values have the same. */
function formOfChoice(argument: Json | undefined, listParameters: ListParameters): ValueForm | undefined {
  const [, whenTrue = null, whenFalse = null] = Array.isArray(argument) ? (argument as readonly Json[]) : [];
  const form = formOf(whenTrue, listParameters);
  return form === formOf(whenFalse, listParameters) ? form : undefined;
}

function areTexts(value: Json, listParameters: ListParameters): boolean {
  if (!Array.isArray(value)) return false;
  return (value as readonly Json[]).every((item) => {
    const form = formOf(item, listParameters);
    return form === 'text' || form === 'json';
  });
}
