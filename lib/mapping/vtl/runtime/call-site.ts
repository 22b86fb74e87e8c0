import { charge, checkLength, isBig, JavaException, JavaSmallInteger, type JavaValue } from '../../values';
import { booleanMethods, integerMethods, type Method, methodsOf, stringMethods } from '../methods';
import { chargeForBig } from '../objects';
import { isApplicable, passed } from './arguments';
import { located } from './template-runtime-error';

/** Texts shorter than this cost a method nothing worth counting. */
const LONG_TEXT = 4_096;

/**
 * One call in a template, `.name(…)`: finds the method for the value that it meets, remembers it for the class it met
 * last, and says where in the template it failed. What does not exist or does not fit is null.
 */
export class CallSite {
  private stringMethods: readonly Method[] | undefined;
  private numberMethods: readonly Method[] | undefined;
  private lastClass: unknown;
  private lastMethods: readonly Method[] = [];
  private isLastBig = false;

  constructor(
    readonly name: string,
    private readonly count: number,
    readonly start: number,
    readonly end: number,
  ) {}

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
      if (method.isVariable) return this.call(self, [a]);
      if (!method.accepts[0](a)) continue;
      try {
        return result(method.invoke(self as never, (a instanceof JavaSmallInteger ? passed(method, [a])[0] : a) as never));
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
        return result(method.invoke(self as never, ...(passed(method, given) as never[])));
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
      this.stringMethods ??= stringMethods.find(this.name, this.count);
      return this.stringMethods;
    }
    if (typeof self === 'number') {
      this.numberMethods ??= integerMethods.find(this.name, this.count);
      return this.numberMethods;
    }
    if (typeof self === 'boolean') return booleanMethods.find(this.name, this.count);
    if (self === null) throw new JavaException('NullPointerException', 'A method is called on null.');
    if (self.constructor !== this.lastClass) {
      this.lastMethods = methodsOf(self).find(this.name, this.count);
      this.lastClass = self.constructor;
      this.isLastBig = isBig(self);
    }
    if (this.isLastBig) this.chargeForBig(self);
    return this.lastMethods;
  }

  private chargeForBig(self: JavaValue): void {
    try {
      chargeForBig(self);
    } catch (error) {
      throw located(error, this);
    }
  }

  private chargeFor(self: string): void {
    try {
      charge(self.length >>> 8);
    } catch (error) {
      throw located(error, this);
    }
  }
}

/** Velocity answers the empty text for void. */
// biome-ignore lint/suspicious/noConfusingVoidType: see Invoke.
function result(value: JavaValue | void): JavaValue {
  if (typeof value === 'string' && value.length > LONG_TEXT) {
    checkLength(value);
    charge(value.length >>> 6);
  }
  return value === undefined ? '' : value;
}
