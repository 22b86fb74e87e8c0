import { JavaMap, type JavaValue } from '../../values';
import { InvalidPath } from '../invalid-path';
import type { Evaluation } from './evaluation';
import { PathToken } from './path-token';

/** `.name`, `['name']` or `['a', 'b']`. */
export class PropertyToken extends PathToken {
  constructor(readonly names: readonly string[]) {
    super();
    if (names.length === 0) throw new InvalidPath('Brackets must hold a name.');
  }

  /** Several names at the end of a path give one object of these members, on the way they are several ways. */
  get definite(): boolean {
    return this.names.length === 1 || this.isLeaf;
  }

  evaluate(model: JavaValue, evaluation: Evaluation): void {
    if (!(model instanceof JavaMap)) {
      if (evaluation.mode.required && this.isUpstreamDefinite()) throw evaluation.notFound();
    } else if (this.names.length > 1 && this.isLeaf) {
      evaluation.results.push(this.pick(model, evaluation));
    } else {
      for (const name of this.names) this.enterMember(name, model, evaluation);
    }
  }

  override matchesScan(model: JavaValue): boolean {
    return model instanceof JavaMap && (!this.definite || this.names.every((name) => model.has(name)));
  }

  private pick(map: JavaMap, evaluation: Evaluation): JavaMap {
    const picked = new JavaMap();
    for (const name of this.names) {
      if (map.has(name)) picked.put(name, map.get(name));
      else if (evaluation.mode.required) throw evaluation.notFound();
    }
    return picked;
  }
}
