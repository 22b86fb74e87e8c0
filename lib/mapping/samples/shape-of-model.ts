import { type Shape, shapeOf } from './body-shape';

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
type JsonObject = { readonly [name: string]: Json };

/** Deeper parts of a model, also of one that refers to itself, are left out. */
const DEPTH_LIMIT = 6;

/** What a model (JSON Schema, draft 4) says of a body. References to other models are anything. */
export function shapeOfModel(model: unknown): Shape {
  return read(model as Json, model as Json, 0);
}

function read(schema: Json, root: Json, depth: number): Shape {
  if (!isObject(schema) || depth > DEPTH_LIMIT) return shapeOf();
  if (typeof schema.$ref === 'string') return read(resolve(schema.$ref, root), root, depth + 1);
  if (Array.isArray(schema.allOf) || Array.isArray(schema.anyOf) || Array.isArray(schema.oneOf)) return shapeOf();
  const type: Json | undefined = Array.isArray(schema.type) ? (schema.type as readonly Json[])[0] : schema.type;
  switch (type ?? (schema.properties === undefined ? undefined : 'object')) {
    case 'object':
      return objectShape(schema, root, depth);
    case 'array': {
      const shape = shapeOf('list');
      shape.item = read(schema.items ?? {}, root, depth + 1);
      return shape;
    }
    case 'string':
      return textShape(schema);
    case 'number':
    case 'integer':
      return shapeOf('number');
    case 'boolean':
      return shapeOf('boolean');
    case 'null':
      return shapeOf('null');
    default:
      return shapeOf();
  }
}

function objectShape(schema: JsonObject, root: Json, depth: number): Shape {
  const shape = shapeOf('object');
  const required = Array.isArray(schema.required) ? schema.required : [];
  const properties = isObject(schema.properties) ? schema.properties : {};
  for (const [name, property] of Object.entries(properties)) {
    const member = read(property, root, depth + 1);
    member.optional = !required.includes(name);
    shape.members.set(name, member);
  }
  return shape;
}

/** A text that is restricted further than by its length is left as it is. */
function textShape(schema: JsonObject): Shape {
  const examples = Array.isArray(schema.enum) ? schema.enum.filter((value) => typeof value === 'string') : [];
  const restricted =
    schema.enum !== undefined || schema.pattern !== undefined || schema.format !== undefined || schema.maxLength !== undefined;
  return shapeOf('text', { examples, free: !restricted });
}

function resolve(reference: string, root: Json): Json {
  if (!reference.startsWith('#/')) return {};
  let found: Json | undefined = root;
  for (const part of reference.slice(2).split('/')) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    found = isObject(found) && Object.hasOwn(found, name) ? found[name] : undefined;
  }
  return found ?? {};
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
