import { charge, JavaException, JavaList, JavaMap, type JavaValue, MemberLookup } from '../values';
import { IndexToken } from './path/array-tokens';
import type { CompiledPath } from './path/compiled-path';
import { Budget, SUPPRESSING } from './path/evaluation';
import { FilterToken } from './path/filter-token';
import { FunctionToken } from './path/function-token';
import { compilePath } from './path/path-compiler';
import type { PathToken } from './path/path-token';
import { PropertyToken } from './path/property-token';
import { ScanToken } from './path/scan-token';

/** A JSONPath as Jayway 2.9.0 reads it with json-smart and SUPPRESS_EXCEPTIONS. May be read any number of times. */
export class JsonPath {
  /** Names and indexes, where the path consists of nothing else. */
  private readonly chain: readonly (MemberLookup | number)[] | undefined;
  private readonly compiled: CompiledPath;
  private readonly remembers: boolean;

  /** Throws `InvalidPath`. */
  constructor(readonly text: string) {
    if (text === '') throw new JavaException('IllegalArgumentException', 'path can not be null or empty');
    this.compiled = compilePath(text);
    this.chain = plainChain(this.compiled);
    this.remembers = this.chain === undefined && hasMemory(this.compiled, text);
  }

  /** Whether it leads to one value at most; if not, it gives an array. */
  get definite(): boolean {
    return this.compiled.root.isPathDefinite();
  }

  /**
   * What the path leads to. A definite path gives null where there is nothing. Throws a JavaException where Jayway
   * throws in spite of SUPPRESS_EXCEPTIONS, and where the limits on steps and depth are reached.
   *
   * Some of Jayway's steps remember what they met, even from one reading to the next. A reading here always gives what
   * Jayway's first one does.
   */
  read(document: JavaValue): JavaValue {
    if (document === null) throw new JavaException('IllegalArgumentException', 'json object can not be null');
    if (this.chain !== undefined) return follow(this.chain, document);
    const path = this.remembers ? compilePath(this.text) : this.compiled;
    const budget = new Budget();
    const value = path.evaluate(document, document, SUPPRESSING, budget);
    charge(2 * budget.taken);
    return value;
  }
}

function follow(chain: readonly (MemberLookup | number)[], document: JavaValue): JavaValue {
  let value: JavaValue | undefined = document;
  for (const step of chain) {
    if (typeof step !== 'number') {
      if (!(value instanceof JavaMap)) return null;
      value = step.of(value);
    } else {
      if (!(value instanceof JavaList)) return null;
      value = value.items[step < 0 ? value.items.length + step : step];
    }
    if (value === undefined) return null;
  }
  return value;
}

function plainChain(path: CompiledPath): (MemberLookup | number)[] | undefined {
  const chain: (MemberLookup | number)[] = [];
  for (let token: PathToken | undefined = path.root.next; token !== undefined; token = token.next) {
    if (token instanceof PropertyToken && token.names.length === 1) chain.push(new MemberLookup(token.names[0]));
    else if (token instanceof IndexToken && token.indexes.length === 1) chain.push(token.indexes[0]);
    else return undefined;
  }
  return chain;
}

/** Functions change the paths that are their parameters, scans leave an index behind; paths within filters may do either. */
function hasMemory(path: CompiledPath, text: string): boolean {
  for (let token: PathToken | undefined = path.root.next; token !== undefined; token = token.next) {
    if (token instanceof FunctionToken && token.parameters.length > 0) return true;
    if (token instanceof ScanToken && !(token.next instanceof PropertyToken)) return true;
    if (token instanceof FilterToken && /\.\.|\w\((?!\))/.test(text)) return true;
  }
  return false;
}
