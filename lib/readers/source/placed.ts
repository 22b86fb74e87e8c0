import type { Origin, SourcePosition } from '../../definition';

/**
 * An origin, made member by member. A class of its own, since the shapes that begin with `{}` are used up in an app that has filled
 * maps by thousands of logical ids: V8 then keeps what begins so as a hash table, which takes several times as long.
 */
export class Placed implements Origin {
  declare constructPath?: string;
  declare logicalId?: string;
  declare condition?: string;
  declare createdAt?: string;
  declare file?: string;
  declare start?: SourcePosition;
  declare end?: SourcePosition;
  declare pointer?: string;

  /** @param owner what is known of the place beyond the document */
  constructor(owner: Origin | undefined, file: string | undefined) {
    if (owner?.constructPath !== undefined) this.constructPath = owner.constructPath;
    if (owner?.logicalId !== undefined) this.logicalId = owner.logicalId;
    if (owner?.condition !== undefined) this.condition = owner.condition;
    if (owner?.createdAt !== undefined) this.createdAt = owner.createdAt;
    if (file !== undefined) this.file = file;
  }
}
