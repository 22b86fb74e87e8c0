import { type Shape, shapeOf } from './body-shape';

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
type JsonObject = { readonly [name: string]: Json };

/** Deeper parts of a model, also of one that refers to itself, are left out. */
const DEPTH_LIMIT = 6;

/** A model whose parts name one another has many times more places than it has parts: what is beyond these is anything. */
const SHAPES_LIMIT = 2_000;

/** What a model (JSON Schema, draft 4) says of a body. References to other models are anything. */
export function shapeOfModel(model: unknown): Shape {
  return read(model as Json, { root: model as Json, shapes: 0 }, 0);
}

interface Reading {
  readonly root: Json;
  shapes: number;
}

function read(schema: Json, reading: Reading, depth: number): Shape {
  if (!isObject(schema) || depth > DEPTH_LIMIT || ++reading.shapes > SHAPES_LIMIT) return shapeOf();
  if (typeof schema.$ref === 'string') return read(resolve(schema.$ref, reading.root), reading, depth + 1);
  if (Array.isArray(schema.allOf) || Array.isArray(schema.anyOf) || Array.isArray(schema.oneOf)) return shapeOf();
  const types = Array.isArray(schema.type) ? (schema.type as readonly Json[]) : [schema.type];
  const shape = ofType(types.find((type) => type !== 'null') ?? types[0], schema, reading, depth);
  shape.nullable = types.length > 1 && types.includes('null');
  return shape;
}

function ofType(type: Json | undefined, schema: JsonObject, reading: Reading, depth: number): Shape {
  switch (type ?? (schema.properties === undefined ? undefined : 'object')) {
    case 'object':
      return objectShape(schema, reading, depth);
    case 'array': {
      const shape = shapeOf('list', {
        items: { least: limit(schema.minItems, 0), most: limit(schema.maxItems, Number.POSITIVE_INFINITY) },
      });
      shape.item = read(schema.items ?? {}, reading, depth + 1);
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

function objectShape(schema: JsonObject, reading: Reading, depth: number): Shape {
  const shape = shapeOf('object');
  const required = Array.isArray(schema.required) ? schema.required : [];
  const properties = isObject(schema.properties) ? schema.properties : {};
  for (const [name, property] of Object.entries(properties)) {
    const member = read(property, reading, depth + 1);
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

function limit(value: Json | undefined, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
