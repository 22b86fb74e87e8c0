import type { JavaValue } from '../../values';
import * as operators from './operators';
import { located } from './template-runtime-error';

/** One calculation in a template: says where it failed. `leftSource` and `rightSource` stand in for a null beside a string. */
export class CalculationSite {
  constructor(
    readonly start: number,
    readonly end: number,
    private readonly leftSource = '',
    private readonly rightSource = '',
  ) {}

  add(left: JavaValue, right: JavaValue): JavaValue {
    try {
      return operators.add(left, right, this.leftSource, this.rightSource);
    } catch (error) {
      throw located(error, this);
    }
  }

  subtract(left: JavaValue, right: JavaValue): JavaValue {
    return this.calculate(operators.subtract, left, right);
  }

  multiply(left: JavaValue, right: JavaValue): JavaValue {
    return this.calculate(operators.multiply, left, right);
  }

  divide(left: JavaValue, right: JavaValue): JavaValue {
    return this.calculate(operators.divide, left, right);
  }

  modulo(left: JavaValue, right: JavaValue): JavaValue {
    return this.calculate(operators.modulo, left, right);
  }

  range(first: JavaValue, last: JavaValue): JavaValue {
    return this.calculate(operators.range, first, last);
  }

  private calculate(operation: (left: JavaValue, right: JavaValue) => JavaValue, left: JavaValue, right: JavaValue): JavaValue {
    try {
      return operation(left, right);
    } catch (error) {
      throw located(error, this);
    }
  }
}
