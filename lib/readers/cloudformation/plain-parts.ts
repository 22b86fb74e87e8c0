import { type BodyModel, isObject, type Json, type JsonObject, type Origin, type ResponseParameter } from '../../definition';
import { childPointer } from '../source';
import { Placed } from '../source/placed';
import type { TemplateResource } from './template-resource';
import { types } from './types';

/** The name of what an intrinsic refers to; undefined where that is no resource of the template, and of that type. */
export type ReferredNames = (intrinsic: JsonObject, type: string) => string | undefined;

export interface PlainText {
  readonly key: string;
  readonly value: string;
  readonly origin: Origin;
}

const nothing: JsonObject = {};

/** Takes members of plain JSON as the types that they should have, and notes if one has not. */
export class PlainParts {
  /** False once a member was of another type, or may be an intrinsic. */
  isPlain = true;

  /**
   * @param owner the origin of the resource that they belong to
   * @param names gives names to parts of the template that are referred to
   */
  constructor(
    private readonly owner: Origin,
    private readonly names: ReferredNames,
  ) {}

  text(value: Json | undefined): string | undefined {
    if (typeof value === 'string') return value;
    if (value !== undefined && value !== null) this.isPlain = false;
    return undefined;
  }

  /** A text that has to be there: an object without it may be an intrinsic. */
  required(value: Json | undefined): string {
    if (typeof value === 'string') return value;
    this.isPlain = false;
    return '';
  }

  flag(value: Json | undefined): boolean | undefined {
    if (typeof value === 'boolean') return value;
    if (value !== undefined && value !== null) this.isPlain = false;
    return undefined;
  }

  number(value: Json | undefined): number | undefined {
    if (typeof value === 'number') return value;
    if (value !== undefined && value !== null) this.isPlain = false;
    return undefined;
  }

  object(value: Json | undefined): JsonObject {
    if (isObject(value)) return value;
    this.isPlain = false;
    return nothing;
  }

  list(value: Json | undefined): readonly Json[] {
    if (Array.isArray(value)) return value as readonly Json[];
    if (value !== undefined && value !== null) this.isPlain = false;
    return [];
  }

  texts(value: Json | undefined): readonly string[] {
    const items = this.list(value);
    if (items.some((item) => typeof item !== 'string')) this.isPlain = false;
    return items as readonly string[];
  }

  /** The members of an object of texts. */
  strings(value: Json | undefined, pointer: string): readonly PlainText[] {
    const found: PlainText[] = [];
    if (value === undefined || value === null) return found;
    const members = this.object(value);
    for (const key of Object.keys(members)) {
      const text = members[key];
      if (typeof text !== 'string' || mayBeIntrinsic(key)) this.isPlain = false;
      else found.push({ key, value: text, origin: this.origin(childPointer(pointer, key)) });
    }
    return found;
  }

  /** The name of the part that a property refers to. */
  referred(value: Json | undefined, type: string): string | undefined {
    if (value === undefined || value === null) return undefined;
    const name = isObject(value) ? this.names(value, type) : undefined;
    if (name === undefined) this.isPlain = false;
    return name;
  }

  /** Models by media type: those of the template by reference, others by name. */
  models(value: Json | undefined, pointer: string): readonly BodyModel[] {
    const found: BodyModel[] = [];
    if (value === undefined || value === null) return found;
    const members = this.object(value);
    for (const contentType of Object.keys(members)) {
      const written = members[contentType];
      const model = typeof written === 'string' ? written : this.referred(written, types.model);
      if (model === undefined || mayBeIntrinsic(contentType)) this.isPlain = false;
      else found.push({ contentType, model, origin: this.origin(childPointer(pointer, contentType)) });
    }
    return found;
  }

  /** Parameters, and whether each is required. */
  parameters(value: Json | undefined, pointer: string): readonly ResponseParameter[] {
    const found: ResponseParameter[] = [];
    if (value === undefined || value === null) return found;
    const members = this.object(value);
    for (const key of Object.keys(members)) {
      const required = members[key];
      if (typeof required !== 'boolean' || mayBeIntrinsic(key)) this.isPlain = false;
      else found.push({ key, required, origin: this.origin(childPointer(pointer, key)) });
    }
    return found;
  }

  origin(pointer: string): Origin {
    const origin = new Placed(this.owner, this.owner.file);
    origin.pointer = pointer;
    return origin;
  }
}

/** A property as it was given, where the template was given as data. */
export function given({ source }: TemplateResource, property: string): Json | undefined {
  return source?.[property];
}

function mayBeIntrinsic(key: string): boolean {
  return key === 'Ref' || key.startsWith('Fn::');
}
