import { JavaList, JavaMap, type JavaValue, SubList } from '../../values';
import { CallSite } from './call-site';
import { TemplateRuntimeError } from './template-runtime-error';

/** One index in a template, `[…]`: the method `get(…)`; negative integers count from the end. */
export class IndexSite {
  private readonly getSite: CallSite;
  private readonly sizeSite: CallSite;
  private readonly setSite: CallSite;
  private readonly putSite: CallSite;

  constructor(
    readonly start: number,
    readonly end: number,
  ) {
    this.getSite = new CallSite('get', 1, start, end);
    this.sizeSite = new CallSite('size', 0, start, end);
    this.setSite = new CallSite('set', 2, start, end);
    this.putSite = new CallSite('put', 2, start, end);
  }

  get(self: JavaValue, index: JavaValue): JavaValue {
    if (self instanceof JavaMap && typeof index === 'string') return self.get(index);
    if (self instanceof JavaList && !(self instanceof SubList) && typeof index === 'number' && index >= 0 && index < self.items.length)
      return self.items[index]!;
    return this.getSite.call1(self, this.adjusted(self, index));
  }

  /** `#set($value[index] = …)`: the method `set(index, value)`, else `put(index, value)`, else nothing. */
  set(self: JavaValue, index: JavaValue, value: JavaValue): void {
    const at = this.adjusted(self, index);
    const site = this.setSite.has(self, [at, value]) ? this.setSite : this.putSite;
    site.call2(self, at, value);
  }

  private adjusted(self: JavaValue, index: JavaValue): JavaValue {
    if (typeof index !== 'number' || index >= 0) return index;
    const size = this.sizeSite.call0(self);
    if (typeof size === 'number') return size + index;
    throw new TemplateRuntimeError('failure', `A negative index needs a value that has a size().`, this);
  }
}
