import { charge } from './budget';
import { atEnd, checkUnchanged, JavaIterator, nothingAnswered } from './java-iterator';
import type { JavaMap, MapViewKind } from './java-map';
import type { JavaValue } from './java-value';

/** Walks the keys that were there when it began, and notices that the map has changed. */
export class MapIterator extends JavaIterator {
  private index = 0;
  private isLastGone = true;
  private modifications: number;
  private readonly keys: readonly JavaValue[];

  constructor(
    private readonly map: JavaMap,
    private readonly pick: (key: JavaValue, value: JavaValue) => JavaValue,
    private readonly kind: MapViewKind,
  ) {
    super();
    this.modifications = map.modifications;
    this.keys = map.keys();
    charge(this.keys.length >>> 4);
  }

  get javaClass(): string {
    return this.map.iteratorClass(this.kind);
  }

  hasNext(): boolean {
    return this.index < this.keys.length;
  }

  next(): JavaValue {
    checkUnchanged(this.map.modifications === this.modifications);
    if (this.index >= this.keys.length) throw atEnd();
    this.isLastGone = false;
    const key = this.keys[this.index++]!;
    return this.pick(key, this.map.get(key));
  }

  remove(): void {
    if (this.isLastGone) throw nothingAnswered();
    checkUnchanged(this.map.modifications === this.modifications);
    this.map.remove(this.keys[this.index - 1]);
    this.isLastGone = true;
    this.modifications = this.map.modifications;
  }
}
