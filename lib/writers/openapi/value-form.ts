import { isObject, type Json, type JsonObject } from '../../definition';

/**
 * What JSON a value of CloudFormation turns out to be: a `text`; a `number` or boolean; `json`, a list or an object of texts; or
 * something that cannot be told, or that comes to a custom resource as something else, because CloudFormation hands it texts for
 * numbers and booleans.
 */
export type ValueForm = 'text' | 'number' | 'json';

/** What a template says of the values that its intrinsics stand for. */
export interface TemplateValues {
  /** Names of the parameters that are lists. */
  readonly listParameters: ReadonlySet<string>;
  readonly mappings: JsonObject;
}

const texts: ReadonlySet<string> = new Set([
  'Fn::Base64',
  'Fn::GetAtt',
  'Fn::ImportValue',
  'Fn::Join',
  'Fn::Select',
  'Fn::Sub',
  'Fn::ToJsonString',
]);
const lists: ReadonlySet<string> = new Set(['Fn::Cidr', 'Fn::GetAZs', 'Fn::Split']);

export function formOf(value: Json, template: TemplateValues): ValueForm | undefined {
  if (typeof value === 'string') return 'text';
  if (typeof value === 'number' || typeof value === 'boolean') return 'number';
  if (!isObject(value)) return areTexts(value, template) ? 'json' : undefined;
  const entries = Object.entries<Json>(value);
  const [name, argument] = entries[0] ?? [];
  if (entries.length !== 1 || name === undefined || !(name === 'Ref' || name === 'Condition' || name.startsWith('Fn::'))) {
    return areTexts(Object.values<Json>(value), template) ? 'json' : undefined;
  }
  if (name === 'Ref') return formOfReference(argument, template);
  if (name === 'Fn::If') return formOfChoice(argument, template);
  if (name === 'Fn::FindInMap') return formOfMapped(argument, template);
  if (name === 'Fn::Length') return 'number';
  if (lists.has(name)) return 'json';
  return texts.has(name) ? 'text' : undefined;
}

/** With `AWS::NoValue` there is no value at all. */
function formOfReference(name: Json | undefined, template: TemplateValues): ValueForm | undefined {
  if (name === 'AWS::NoValue') return undefined;
  return name === 'AWS::NotificationARNs' || template.listParameters.has(String(name)) ? 'json' : 'text';
}

/** A choice has a form where both of its values have the same. */
function formOfChoice(argument: Json | undefined, template: TemplateValues): ValueForm | undefined {
  const [, whenTrue = null, whenFalse = null] = Array.isArray(argument) ? (argument as readonly Json[]) : [];
  const form = formOf(whenTrue, template);
  return form === formOf(whenFalse, template) ? form : undefined;
}

/** Any of the values that a mapping may give. */
function formOfMapped(argument: Json | undefined, template: TemplateValues): ValueForm | undefined {
  const [map, , key] = Array.isArray(argument) ? (argument as readonly Json[]) : [];
  const mapping = typeof map === 'string' && Object.hasOwn(template.mappings, map) ? template.mappings[map] : undefined;
  if (!isObject(mapping)) return 'text';
  const values = Object.values<Json>(mapping).flatMap((level) => (isObject(level) ? (levelValues(level, key) as Json[]) : []));
  const forms = new Set(values.map((value) => formOf(value, template)));
  return forms.size > 1 ? undefined : [...forms, 'text' as const][0];
}

function levelValues(level: JsonObject, key: Json | undefined): readonly Json[] {
  if (typeof key !== 'string') return Object.values<Json>(level);
  return Object.hasOwn(level, key) ? [level[key]] : [];
}

function areTexts(value: Json, template: TemplateValues): boolean {
  if (!Array.isArray(value)) return false;
  return (value as readonly Json[]).every((item) => {
    const form = formOf(item, template);
    return form === 'text' || form === 'json';
  });
}
