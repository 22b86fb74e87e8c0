import type { JavaMap } from './java-map';
import type { JavaValue } from './java-value';
import type { MapShape } from './map-shape';

/** Reads one name of maps, and remembers where those of the shape that it met last have it. */
export class MemberLookup {
  private shape: MapShape | undefined = undefined;
  private slot = -1;

  constructor(readonly name: string) {}

  /** Undefined where there is none. */
  of(map: JavaMap): JavaValue | undefined {
    const { shape } = map;
    if (shape === undefined) return map.member(this.name);
    if (shape !== this.shape) {
      this.shape = shape;
      this.slot = shape.slot(this.name);
    }
    return this.slot < 0 ? undefined : map.valueAt(this.slot);
  }
}
