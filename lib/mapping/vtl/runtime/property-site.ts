import { JavaArray, JavaMap, JavaObject, type JavaValue, MemberLookup } from '../../values';
import { booleanMethods, type Invoke, integerMethods, type MethodTable, methodsOf, objectMethods, stringMethods } from '../methods';
import { ForeachScope, foreachAccessors } from '../objects';
import { located } from './template-runtime-error';

/**
 * One property in a template, `.name`: the method `getname()` or `getName()`, else a map's entry, else the method
 * `get("name")`, else `isname()` or `isName()`.
 */
export class PropertySite {
  private onString: Invoke | undefined;
  private readonly member: MemberLookup;
  private lastClass: unknown;
  private lastGet: Invoke = nothing;

  constructor(
    readonly name: string,
    readonly start: number,
    readonly end: number,
  ) {
    this.member = new MemberLookup(name);
  }

  get(self: JavaValue): JavaValue {
    // Nearly everything that templates read: the members of JSON objects. A LinkedHashMap has no getters.
    if (self instanceof JavaMap && (self.shape !== undefined || self.constructor === JavaMap)) return this.member.of(self) ?? null;
    try {
      return this.getterFor(self)(self as never) ?? null;
    } catch (error) {
      throw located(error, this);
    }
  }

  private getterFor(self: JavaValue): Invoke {
    if (typeof self === 'string') {
      this.onString ??= getter(stringMethods, this.name);
      return this.onString;
    }
    if (!(self instanceof JavaObject)) return getter(typeof self === 'number' ? integerMethods : booleanMethods, this.name);
    if (self.constructor !== this.lastClass) {
      this.lastGet = this.find(self);
      this.lastClass = self.constructor;
    }
    return this.lastGet;
  }

  private find(self: JavaObject): Invoke {
    const { name } = this;
    if (self instanceof ForeachScope) {
      const accessor = ofForeach(name);
      if (accessor !== undefined) return accessor;
    }
    if (self instanceof JavaArray) return getter(objectMethods, name);
    return getter(methodsOf(self), name, self instanceof JavaMap ? (map: JavaMap) => map.get(name) : undefined);
  }
}

/** `#set($value.name = …)`: the method `setname(…)` or `setName(…)`, else a map's entry. */
export class PropertySetSite {
  constructor(
    readonly name: string,
    readonly start: number,
    readonly end: number,
  ) {}

  set(self: JavaValue, value: JavaValue): void {
    if (!(self instanceof JavaObject)) return;
    try {
      const setter = oneOf(methodsOf(self), 'set', this.name, 1);
      if (setter !== undefined) setter(self as never, value as never);
      else if (self instanceof JavaMap) self.put(this.name, value);
    } catch (error) {
      throw located(error, this);
    }
  }
}

function nothing(): null {
  return null;
}

function getter(table: MethodTable, name: string, entry?: Invoke): Invoke {
  const get = oneOf(table, 'get', name, 0) ?? entry;
  if (get !== undefined) return get;
  const general = table.find('get', 1).find((method) => method.accepts[0](name));
  if (general !== undefined) return (self) => general.invoke(self, name as never);
  return oneOf(table, 'is', name, 0) ?? nothing;
}

/** `$foreach.hasNext` and its like, without a look into tables of methods, which many a template needs for nothing else. */
function ofForeach(name: string): Invoke | undefined {
  const accessors: Readonly<Record<string, Invoke>> = foreachAccessors;
  return accessors[`get${name}()`] ?? accessors[`get${inOtherCase(name)}()`];
}

/** The accessor with the name as it is, or with its first letter in the other case. */
function oneOf(table: MethodTable, prefix: 'get' | 'set' | 'is', name: string, count: number): Invoke | undefined {
  const method = table.find(prefix + name, count)[0] ?? table.find(prefix + inOtherCase(name), count)[0];
  return method?.invoke;
}

function inOtherCase(name: string): string {
  const first = name[0];
  return (first === first.toLowerCase() ? first.toUpperCase() : first.toLowerCase()) + name.slice(1);
}
