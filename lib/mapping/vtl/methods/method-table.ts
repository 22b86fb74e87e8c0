import { type JavaArray, JavaException, type JavaValue } from '../../values';
import { type Accepts, KINDS, type ParameterKind, WIDENING } from './parameter-kind';

/** What a method does; void ones answer undefined. Each knows its own parameters, which `accepts` has checked before. */
// biome-ignore lint/suspicious/noConfusingVoidType: a void method need not say that it answers nothing.
export type Invoke = (self: never, ...given: never[]) => JavaValue | void;

export interface Method {
  /** One for each parameter; a variable number of arguments repeats the last. */
  readonly accepts: readonly Accepts[];
  readonly isVariable: boolean;
  /** Whether an array may stand for all that a variable number of arguments takes. */
  readonly acceptsArray: (array: JavaArray) => boolean;
  /** The parameters for which a Byte or Short becomes an Integer. */
  readonly widens: readonly boolean[];
  readonly invoke: Invoke;
}

/**
 * The methods of a Java type by their signatures, as `indexOf(String,int)`. Of several with one name and number of
 * parameters the more specific stands first. What is not in a table does not exist.
 */
export class MethodTable {
  private made: ReadonlyMap<string, readonly Method[]> | undefined;

  constructor(
    private readonly signatures: Readonly<Record<string, Invoke>>,
    private readonly parent?: MethodTable,
    private readonly check?: (self: unknown) => void,
  ) {}

  /**
   * The methods named `name` that `count` arguments may fit, the more specific first. Velocity takes a method without
   * parameters for one that fits any arguments, and fails when it then calls it.
   */
  find(name: string, count: number): readonly Method[] {
    const fitting = this.fitting(name, count);
    return count > 0 && this.fitting(name, 0).some(({ isVariable }) => !isVariable) ? [...fitting, TOO_MANY_ARGUMENTS] : fitting;
  }

  /** Whether a method named `name` takes `count` arguments. */
  has(name: string, count: number): boolean {
    return this.fitting(name, count).length > 0;
  }

  /** The same methods, each after `check` has looked at what it is called on. */
  guarded<T>(check: (self: T) => void): MethodTable {
    return new MethodTable(this.signatures, this.parent, check as (self: unknown) => void);
  }

  private fitting(name: string, count: number): readonly Method[] {
    this.made ??= methodsByName(this.signatures, this.check);
    const own = this.made.get(name)?.filter((method) => fits(method, count)) ?? [];
    return this.parent === undefined ? own : [...own, ...this.parent.fitting(name, count)];
  }
}

function methodsByName(
  signatures: Readonly<Record<string, Invoke>>,
  check?: (self: unknown) => void,
): ReadonlyMap<string, readonly Method[]> {
  const methods = new Map<string, Method[]>();
  for (const [signature, invoke] of Object.entries(signatures)) {
    const [, name, list] = /^(\w+)\((.*)\)$/.exec(signature)!;
    const isVariable = list.endsWith('...');
    const kinds = list === '' ? [] : list.replace('...', '').split(',');
    const method = {
      accepts: kinds.map((kind) => KINDS[kind as ParameterKind]),
      isVariable,
      acceptsArray: ARRAYS[kinds.at(-1) ?? ''] ?? (() => false),
      widens: kinds.map((kind) => WIDENING.has(kind as ParameterKind)),
      invoke: check === undefined ? invoke : checked(invoke, check),
    };
    const others = methods.get(name);
    if (others === undefined) methods.set(name, [method]);
    else others.push(method);
  }
  return methods;
}

function checked(invoke: Invoke, check: (self: unknown) => void): Invoke {
  return (self, ...given) => {
    check(self);
    return invoke(self, ...given);
  };
}

/** The arrays of which a parameter of a kind takes all items. */
const ARRAYS: Readonly<Record<string, Method['acceptsArray']>> = {
  Object: ({ component }) => component !== 'char' && component !== 'byte',
  CharSequence: ({ component }) => component === 'String',
  char: ({ component }) => component === 'char',
};

const TOO_MANY_ARGUMENTS: Method = {
  accepts: [() => true],
  isVariable: true,
  acceptsArray: () => true,
  widens: [false],
  invoke: () => {
    throw new JavaException('IllegalArgumentException', 'The method takes no arguments.');
  },
};

function fits(method: Method, count: number): boolean {
  return method.isVariable ? count >= method.accepts.length - 1 : count === method.accepts.length;
}
