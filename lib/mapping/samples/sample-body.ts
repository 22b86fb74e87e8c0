import { ANY_KEY, type Shape, type ShapePath } from './body-shape';

export type SampleValue = null | boolean | number | string | SampleValue[] | { [name: string]: SampleValue };

/** What a sample differs in from the plain one: one place with another value, or with another number of items. */
export interface Deviation {
  readonly path: ShapePath;
  readonly value?: string;
  readonly items?: number;
  readonly absent?: boolean;
  readonly isNull?: boolean;
}

/** How leaves of unknown kind are filled: most templates print a number rightly, in quotes and without. */
export type Filling = 'numbers' | 'texts';

/** What a sample has in all places at once; `undefined` for those that stay as they are. */
export type Everywhere = (path: ShapePath, shape: Shape) => string | undefined;

/**
 * A body of the shape, with everything that is known of it; `left` are the places that it leaves out.
 * @param isEmpty whether lists have no items, and objects that are walked over no members, unless the deviation says otherwise
 */
export function sampleBody(
  shape: Shape,
  filling: Filling,
  deviation?: Deviation,
  left: readonly ShapePath[] = [],
  everywhere?: Everywhere,
  isEmpty = false,
): SampleValue {
  return build(shape, [], { filling, deviation, left, everywhere, isEmpty });
}

/** A list that must have more items is given so many. */
const ITEMS_LIMIT = 100;

interface Building {
  readonly filling: Filling;
  readonly deviation: Deviation | undefined;
  readonly left: readonly ShapePath[];
  readonly everywhere: Everywhere | undefined;
  readonly isEmpty: boolean;
}

function build(shape: Shape, path: ShapePath, building: Building): SampleValue {
  const { deviation } = building;
  const here = deviation !== undefined && samePath(deviation.path, path) ? deviation : undefined;
  if (here?.value !== undefined) return here.value;
  if (here?.isNull === true) return null;
  const value = building.everywhere?.(path, shape);
  if (value !== undefined) return value;
  switch (shape.kind) {
    case 'object': {
      const members = [...shape.members].filter(([name]) => !isLeftOut([...path, name], building));
      // A member named __proto__ is one like any other.
      return Object.fromEntries(members.map(([name, member]) => [name, build(member, [...path, name], building)]));
    }
    case 'list':
      return Array.from({ length: here?.items ?? Math.max(building.isEmpty ? 0 : 1, Math.min(shape.items.least, ITEMS_LIMIT)) }, () =>
        build(shape.item!, [...path, undefined], building),
      );
    case 'text':
      return shape.examples[0] ?? 'text';
    case 'boolean':
      return true;
    case 'null':
      return null;
    case 'number':
      return 1;
    default:
      return building.filling === 'numbers' ? 1 : 'text';
  }
}

function isLeftOut(path: ShapePath, { deviation, left, isEmpty }: Building): boolean {
  if (isEmpty && path.at(-1) === ANY_KEY) return true;
  return left.some((place) => samePath(place, path)) || (deviation?.absent === true && samePath(deviation.path, path));
}

export function samePath(left: ShapePath, right: ShapePath): boolean {
  return left.length === right.length && left.every((name, index) => name === right[index]);
}
