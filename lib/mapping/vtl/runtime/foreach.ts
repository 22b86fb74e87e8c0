import { charge, JavaException, JavaMap, type JavaValue, TEXT_LIMIT } from '../../values';
import { ForeachScope } from '../objects';
import { iteratorOf, LOOP_LIMIT } from './loop';
import { MaskedVariable, type NullMask } from './masked-variable';
import type { Output } from './output';
import { StopCommand } from './stop';
import { located } from './template-runtime-error';

/** A `#foreach` of a template: `cost` are the statements of its block, and rows are what a document may print. */
export class ForeachSite {
  constructor(
    readonly cost: number,
    readonly start: number,
    readonly end: number,
    readonly hasRows = false,
  ) {}
}

/** How a loop reaches a variable. */
export interface LoopVariable {
  get(): JavaValue;
  /** Null removes it. */
  set(value: JavaValue): void;
}

/** A variable in its place among all of a rendering. */
export class SlotVariable implements LoopVariable {
  constructor(
    private readonly slots: JavaValue[],
    private readonly slot: number,
  ) {}

  get(): JavaValue {
    return this.slots[this.slot]!;
  }

  set(value: JavaValue): void {
    this.slots[this.slot] = value;
  }
}

/** What a loop fills; what the template never reads is left out. */
export class LoopVariables {
  constructor(
    readonly item: LoopVariable | undefined,
    readonly scope: LoopVariable | undefined,
    readonly count: LoopVariable | undefined,
    readonly hasNext: LoopVariable | undefined,
  ) {}
}

/** Rounds after which a loop is a long one. */
const SHORT_LOOP = 8;

/** Runs a loop: its variables have their outer values again when it has ended. */
export function foreach<T extends Output>(
  site: ForeachSite,
  source: JavaValue,
  variables: LoopVariables,
  output: T,
  body: (output: T) => void,
): void {
  const iterator = iteratorOf(source);
  if (iterator === undefined) return;
  const { item, scope, count, hasNext } = variables;
  const former = item?.get() ?? null;
  const formerCount = count?.get() ?? null;
  const formerHasNext = hasNext?.get() ?? null;
  const state = scope === undefined ? undefined : new ForeachScope(site, scope.get());
  scope?.set(state!);
  const nullMask: NullMask = { isActive: true };
  try {
    for (let round = 1; round <= LOOP_LIMIT && iterator.hasNext(); round++) {
      charge(site.cost);
      const value = iterator.next();
      const more = iterator.hasNext();
      count?.set(round);
      hasNext?.set(more);
      if (state !== undefined) {
        state.index++;
        state.more = more;
      }
      if (value === null && item instanceof MaskedVariable) {
        runHidden(item, nullMask, output, body);
      } else {
        item?.set(value);
        body(output);
      }
      if (output.text.length > TEXT_LIMIT) output.check();
      if (round === SHORT_LOOP && site.hasRows && value instanceof JavaMap && value.printsRows) output.openBytes();
    }
  } catch (error) {
    if (!(error instanceof StopCommand)) throw located(error, site);
    if (!error.isFor(site)) throw error;
  } finally {
    item?.set(former);
    count?.set(formerCount);
    hasNext?.set(formerHasNext);
    restoreScope(site, scope, state);
  }
}

function runHidden<T>(item: MaskedVariable, mask: NullMask, output: T, body: (output: T) => void): void {
  item.enter(mask);
  try {
    body(output);
  } finally {
    item.leave();
  }
}

function restoreScope(site: ForeachSite, scope: LoopVariable | undefined, state: ForeachScope | undefined): void {
  try {
    scope?.set(outerScope(scope.get(), state));
  } catch (error) {
    throw located(error, site);
  }
}

/** What `$foreach` becomes: the outer loop's, or what it was before; if it was set inside, it stays so. */
function outerScope(current: JavaValue, state: ForeachScope | undefined): JavaValue {
  if (current === null) throw new JavaException('NullPointerException', '$foreach cannot be the variable of a loop.');
  return current instanceof ForeachScope && state !== undefined ? (current.outer() ?? current.former()) : current;
}
