import { HashOrderMap, type JavaValue, mapText } from '../../values';

/** `$foreach`: the state of a loop, and a map that templates may fill, which falls back to the outer loop's. */
export class ForeachScope extends HashOrderMap {
  index = -1;
  more = false;
  private readonly replaced: JavaValue;
  private readonly parent: ForeachScope | null;

  /** `owner` is the loop itself: what `#break($foreach)` stops. */
  constructor(
    readonly owner: object,
    replaced: JavaValue,
  ) {
    super();
    this.parent = replaced instanceof ForeachScope ? replaced : null;
    this.replaced = this.parent === null ? replaced : null;
  }

  override get javaClass(): string {
    return 'org.apache.velocity.runtime.directive.ForeachScope';
  }

  override get(key: JavaValue): JavaValue {
    const value = super.get(key);
    return value === null && this.parent !== null && !this.has(key) ? this.parent.get(key) : value;
  }

  override toJavaString(): string {
    return mapText(this, this.walk());
  }

  outer(): ForeachScope | null {
    return this.parent;
  }

  /** What the variable held before the outermost loop. */
  former(): JavaValue {
    return this.replaced ?? this.parent?.former() ?? null;
  }
}

function topmost(self: ForeachScope): ForeachScope {
  let scope = self;
  for (let outer = scope.outer(); outer !== null; outer = scope.outer()) scope = outer;
  return scope;
}

/** What it has besides the methods of a map, by signature: few loops ask for more than these. */
export const foreachAccessors = {
  'getIndex()': (self: ForeachScope) => self.index,
  'getCount()': (self: ForeachScope) => self.index + 1,
  'hasNext()': (self: ForeachScope) => self.more,
  'getHasNext()': (self: ForeachScope) => self.more,
  'isFirst()': (self: ForeachScope) => self.index < 1,
  'getFirst()': (self: ForeachScope) => self.index < 1,
  'isLast()': (self: ForeachScope) => !self.more,
  'getLast()': (self: ForeachScope) => !self.more,
  'getParent()': (self: ForeachScope) => self.outer(),
  'getTopmost()': topmost,
  'getReplaced()': (self: ForeachScope) => self.former(),
};
