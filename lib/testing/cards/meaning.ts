import { type Json, type JsonObject, type Unresolved, type Value, withPlaceholders } from '../../definition';

/** What CDK appends to a construct's name to make a logical id unique. */
const hashSuffix = /(?<=.)[0-9A-F]{8}$/;

/**
 * A value as a person reads it: known text as it is, what synth cannot know by its meaning (`<Ref Nlb>`), without the
 * hashes of logical ids.
 */
export function printedValue(value: Value<string> | Value<number> | Value<boolean>): string {
  return typeof value === 'string' || typeof value === 'object' ? withPlaceholders(value, meaning) : String(value);
}

/** The meaning of an intrinsic: `<Ref Nlb>`, `<GetAtt Nlb.DNSName>`, `<ImportValue vpc-link>`. */
export function meaning({ unresolved }: Unresolved): string {
  return `<${phrase(unresolved)}>`;
}

function phrase(json: Json): string {
  const [name, argument] = soleMember(json) ?? [];
  if (name === undefined || argument === undefined) return JSON.stringify(json);
  if (name === 'Ref' && typeof argument === 'string') return `Ref ${withoutHash(argument)}`;
  if (name === 'Fn::GetAtt') return `GetAtt ${attribute(argument)}`;
  const short = name.startsWith('Fn::') ? name.slice('Fn::'.length) : name;
  const parts = Array.isArray(argument) ? (argument as readonly Json[]) : [argument];
  return `${short} ${parts.map(part).join(' ')}`;
}

function part(json: Json): string {
  if (typeof json === 'string') return json;
  return soleMember(json) ? printedValue({ unresolved: json }) : JSON.stringify(json);
}

function attribute(argument: Json): string {
  const [id, ...names] = Array.isArray(argument) ? (argument as readonly Json[]).map(part) : String(argument).split('.');
  return [withoutHash(id ?? ''), ...names].join('.');
}

function soleMember(json: Json): [string, Json] | undefined {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return undefined;
  const entries = Object.entries(json as JsonObject);
  return entries.length === 1 ? entries[0] : undefined;
}

function withoutHash(logicalId: string): string {
  return logicalId.replace(hashSuffix, '');
}
