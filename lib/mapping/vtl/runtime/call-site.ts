import { JavaException, type JavaValue } from '../../values';
import { charge } from './budget';
import { isApplicable, type Method } from './method-table';
import { methodsOf } from './method-tables';
import { integerMethods } from './methods/number-methods';
import { booleanMethods } from './methods/scalar-methods';
import { stringMethods } from './methods/string-methods';
import { located } from './template-runtime-error';

/** Texts shorter than this cost a method nothing worth counting. */
const LONG_TEXT = 4_096;

/**
 * One call in a template, `.name(…)`: finds the method for the value that it meets, remembers it for the class it met
 * last, and says where in the template it failed. What does not exist or does not fit is null.
 */
export class CallSite {
  private readonly stringMethods: readonly Method[];
  private readonly numberMethods: readonly Method[];
  private lastClass: unknown;
  private lastMethods: readonly Method[] = [];

  constructor(
    readonly name: string,
    private readonly count: number,
    readonly start: number,
    readonly end: number,
  ) {
    this.stringMethods = stringMethods.find(name, count);
    this.numberMethods = integerMethods.find(name, count);
  }

  call0(self: JavaValue): JavaValue {
    const method = this.methodsFor(self)[0];
    if (method === undefined) return null;
    try {
      return result(method.invoke(self as never));
    } catch (error) {
      throw located(error, this);
    }
  }

  call1(self: JavaValue, a: JavaValue): JavaValue {
    for (const method of this.methodsFor(self)) {
      if (!method.accepts[0](a)) continue;
      try {
        return result(method.invoke(self as never, a as never));
      } catch (error) {
        throw located(error, this);
      }
    }
    return null;
  }

  call2(self: JavaValue, a: JavaValue, b: JavaValue): JavaValue {
    return this.call(self, [a, b]);
  }

  call(self: JavaValue, given: readonly JavaValue[]): JavaValue {
    for (const method of this.methodsFor(self)) {
      if (!isApplicable(method, given)) continue;
      try {
        return result(method.invoke(self as never, ...(given as never[])));
      } catch (error) {
        throw located(error, this);
      }
    }
    return null;
  }

  /** Whether the value has a method that these arguments fit. */
  has(self: JavaValue, given: readonly JavaValue[]): boolean {
    return this.methodsFor(self).some((method) => isApplicable(method, given));
  }

  private methodsFor(self: JavaValue): readonly Method[] {
    if (typeof self === 'string') {
      if (self.length > LONG_TEXT) this.chargeFor(self);
      return this.stringMethods;
    }
    if (typeof self === 'number') return this.numberMethods;
    if (typeof self === 'boolean') return booleanMethods.find(this.name, this.count);
    if (self === null) throw new JavaException('NullPointerException', 'A method is called on null.');
    if (self.constructor !== this.lastClass) {
      this.lastMethods = methodsOf(self).find(this.name, this.count);
      this.lastClass = self.constructor;
    }
    return this.lastMethods;
  }

  private chargeFor(self: string): void {
    try {
      charge(self.length >>> 10);
    } catch (error) {
      throw located(error, this);
    }
  }
}

/** Velocity answers the empty text for void. */
// biome-ignore lint/suspicious/noConfusingVoidType: see Invoke.
function result(value: JavaValue | void): JavaValue {
  return value === undefined ? '' : value;
}
