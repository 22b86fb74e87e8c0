import type { IFragmentConcatenator } from 'aws-cdk-lib';

/** Joins the resolved pieces of a string as CloudFormation does: texts to one text, anything else with `Fn::Join`. */
export class TemplateConcatenation implements IFragmentConcatenator {
  join(left: unknown, right: unknown): unknown {
    if (left === undefined) return right ?? '';
    if (right === undefined) return left;
    const parts = [...partsOf(left), ...partsOf(right)].reduce<unknown[]>(addPart, []);
    return parts.length === 1 ? parts[0] : { 'Fn::Join': ['', parts] };
  }
}

/** The parts of an earlier join without delimiter, so that joins do not nest. */
function partsOf(value: unknown): readonly unknown[] {
  const join =
    value !== null && typeof value === 'object' && Object.keys(value).length === 1
      ? (value as Record<string, unknown>)['Fn::Join']
      : undefined;
  return Array.isArray(join) && join[0] === '' && Array.isArray(join[1]) ? join[1] : [value];
}

function addPart(parts: unknown[], part: unknown): unknown[] {
  const last = parts.at(-1);
  if (isText(part) && isText(last)) parts[parts.length - 1] = `${last}${part}`;
  else parts.push(part);
  return parts;
}

function isText(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
