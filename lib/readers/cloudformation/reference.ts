import type { Json, JsonObject } from '../../definition';
import type { Cursor } from '../source';

/** What `Ref`, `Fn::GetAtt` or a `Fn::Sub` of one of them alone refers to. */
export interface Reference {
  readonly logicalId: string;
  /** Absent for `Ref`. */
  readonly attribute?: string;
}

export function referenceAt(cursor: Cursor | undefined): Reference | undefined {
  // Most properties that refer to something do so by a `Ref`; templates hold thousands of them.
  const logicalId = cursor?.ref;
  if (logicalId !== undefined) return { logicalId };
  const intrinsic = cursor?.unresolved?.unresolved;
  return intrinsic === undefined ? undefined : referenceIn(intrinsic);
}

export function referenceIn(intrinsic: Json): Reference | undefined {
  if (intrinsic === null || typeof intrinsic !== 'object') return undefined;
  const [entry] = Object.entries<Json>(intrinsic as JsonObject);
  if (entry === undefined) return undefined;
  const [name, argument] = entry;
  if (name === 'Ref' && typeof argument === 'string') return { logicalId: argument };
  if (name === 'Fn::GetAtt') return attributeOf(argument);
  if (name === 'Fn::Sub' && typeof argument === 'string') return substituted(argument);
  return undefined;
}

function attributeOf(argument: Json): Reference | undefined {
  if (typeof argument === 'string') return dotted(argument);
  if (!Array.isArray(argument)) return undefined;
  const [logicalId, attribute] = argument as readonly Json[];
  return typeof logicalId === 'string' && typeof attribute === 'string' ? { logicalId, attribute } : undefined;
}

function substituted(text: string): Reference | undefined {
  const name = /^\$\{([^!{}][^{}]*)\}$/.exec(text)?.[1];
  return name === undefined ? undefined : dotted(name.trim());
}

function dotted(name: string): Reference {
  const dot = name.indexOf('.');
  return dot === -1 ? { logicalId: name } : { logicalId: name.slice(0, dot), attribute: name.slice(dot + 1) };
}
