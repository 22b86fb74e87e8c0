import type { Json, JsonObject } from '../../definition';
import { isObject } from './draft';
import type { OpenApiVersion } from './writing';

type Check = (value: Json) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isNumber: Check = (value) => typeof value === 'number';
const isBoolean: Check = (value) => typeof value === 'boolean';
const isCount: Check = (value) => typeof value === 'number' && Number.isInteger(value) && value >= 0;
const isSchema: Check = (value) => isObject(value);
const isSchemaOrBoolean: Check = (value) => isBoolean(value) || isSchema(value);
const isSchemaMap: Check = (value) => isObject(value) && Object.values(value).every((member) => isObject(member));
const isSchemaList: Check = (value) => Array.isArray(value) && value.length > 0 && value.every((item) => isObject(item));
const isUniqueTexts: Check = (value) =>
  Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string') && new Set(value).size === value.length;
const isAnything: Check = () => true;
const isUri: Check = (value) => typeof value === 'string' && URL.canParse(value);

const simpleTypes = ['array', 'boolean', 'integer', 'number', 'object', 'string'];
const isSimpleType: Check = (value) => typeof value === 'string' && simpleTypes.includes(value);
const isDraftType: Check = (value) => typeof value === 'string' && [...simpleTypes, 'null'].includes(value);
const isDraftTypes: Check = (value) =>
  isDraftType(value) || (Array.isArray(value) && value.every(isDraftType) && isUniqueTexts(value as readonly Json[]));

const isEnum: Check = (value) => Array.isArray(value) && value.length > 0;
const isUniqueEnum: Check = (value) =>
  Array.isArray(value) && value.length > 0 && new Set(value.map((item) => JSON.stringify(item))).size === value.length;
const isRegularExpression: Check = (value) => {
  if (typeof value !== 'string') return false;
  try {
    return new RegExp(value, 'u') !== undefined;
  } catch {
    return false;
  }
};
const isExternalDocs: Check = (value) => isObject(value) && isUri(value['url'] ?? null) && onlyTexts(value, ['url', 'description']);
const xmlMembers = new Map<string, Check>([
  ['name', isText],
  ['namespace', isUri],
  ['prefix', isText],
  ['attribute', isBoolean],
  ['wrapped', isBoolean],
]);
const isXml: Check = (value) => isObject(value) && Object.entries(value).every(([key, member]) => xmlMembers.get(key)?.(member) ?? false);
const isDiscriminator: Check = (value) =>
  isObject(value) &&
  isText(value['propertyName'] ?? null) &&
  Object.entries(value).every(
    ([key, member]) =>
      key === 'propertyName' || (key === 'mapping' && isObject(member) && Object.values(member).every((name) => typeof name === 'string')),
  );

const both: readonly [string, Check][] = [
  ['$ref', isText],
  ['title', isText],
  ['description', isText],
  ['default', isAnything],
  ['format', isText],
  ['multipleOf', (value) => isNumber(value) && (value as number) > 0],
  ['maximum', isNumber],
  ['exclusiveMaximum', isBoolean],
  ['minimum', isNumber],
  ['exclusiveMinimum', isBoolean],
  ['maxLength', isCount],
  ['minLength', isCount],
  ['pattern', isRegularExpression],
  ['maxItems', isCount],
  ['minItems', isCount],
  ['uniqueItems', isBoolean],
  ['maxProperties', isCount],
  ['minProperties', isCount],
  ['required', isUniqueTexts],
  ['properties', isSchemaMap],
  ['additionalProperties', isSchemaOrBoolean],
  ['allOf', isSchemaList],
  ['readOnly', isBoolean],
  ['externalDocs', isExternalDocs],
  ['xml', isXml],
  ['example', isAnything],
];

/** The keywords of a schema, and the values that the official schema of each version lets them have. */
const keywords: Readonly<Record<OpenApiVersion, ReadonlyMap<string, Check>>> = {
  '3.0': new Map<string, Check>([
    ...both,
    ['type', isSimpleType],
    ['enum', isEnum],
    ['items', isSchema],
    ['not', isSchema],
    ['anyOf', isSchemaList],
    ['oneOf', isSchemaList],
    ['nullable', isBoolean],
    ['writeOnly', isBoolean],
    ['deprecated', isBoolean],
    ['discriminator', isDiscriminator],
  ]),
  '2.0': new Map<string, Check>([
    ...both,
    ['type', isDraftTypes],
    ['enum', isUniqueEnum],
    ['items', (value) => isSchema(value) || isSchemaList(value)],
    ['discriminator', isText],
  ]),
};

/** True if a schema of this version may have the keyword with this value (undefined: a value that synth cannot know). */
export function isSayable(keyword: string, value: Json | undefined, version: OpenApiVersion): boolean {
  if (keyword.startsWith('x-')) return true;
  const check = keywords[version].get(keyword);
  return check !== undefined && (value === undefined || check(value));
}

/** OpenAPI 3.0 says of `["string", "null"]` that the schema is nullable. */
export function withNullable(schema: JsonObject): JsonObject {
  const type = Object.hasOwn(schema, 'type') ? schema['type'] : undefined;
  if (!Array.isArray(type) || !type.includes('null')) return schema;
  const others = (type as readonly Json[]).filter((name) => name !== 'null');
  return others.length === 1 ? { ...schema, type: others[0], nullable: true } : schema;
}

function onlyTexts(value: { readonly [key: string]: unknown }, names: readonly string[]): boolean {
  return Object.entries(value).every(([key, member]) => names.includes(key) && typeof member === 'string');
}
