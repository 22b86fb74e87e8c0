/** What fails on the service, and what does nothing there. */
export const FORBIDDEN_DIRECTIVES: ReadonlySet<string> = new Set(['parse', 'include', 'macro', 'evaluate']);

/** How many arguments each function takes; undefined where it is a member without parentheses. */
const FUNCTIONS: Readonly<Record<'input' | 'util', ReadonlyMap<string, readonly (number | undefined)[]>>> = {
  input: new Map([
    ['body', [undefined]],
    ['getBody', [0]],
    ['json', [1]],
    ['path', [1]],
    ['params', [0, 1]],
  ]),
  util: new Map([
    ['escapeJavaScript', [1]],
    ['parseJson', [1]],
    ['urlEncode', [1]],
    ['urlDecode', [1]],
    ['base64Encode', [1]],
    ['base64Decode', [1]],
  ]),
};

export function functionArities(object: 'input' | 'util', name: string): readonly (number | undefined)[] {
  return FUNCTIONS[object].get(name) ?? [];
}

/** What most templates call, by name and number of arguments: for these the tables of all methods, with all that they do, stay unread. */
export const USUAL_METHODS: ReadonlySet<string> = new Set([
  ...['length()', 'isEmpty()', 'trim()', 'toLowerCase()', 'toUpperCase()', 'toString()', 'substring(1)', 'substring(2)', 'split(1)'],
  ...['replace(2)', 'replaceAll(2)', 'replaceFirst(2)', 'contains(1)', 'startsWith(1)', 'endsWith(1)', 'indexOf(1)', 'matches(1)'],
  ...['equals(1)', 'equalsIgnoreCase(1)', 'size()', 'get(1)', 'add(1)', 'put(2)', 'remove(1)', 'containsKey(1)', 'keySet()'],
  ...['entrySet()', 'values()', 'getKey()', 'getValue()'],
]);

/** Whether any kind of value has a method of this name for so many arguments. */
export function isKnownMethod(name: string, argumentCount: number): boolean {
  if (USUAL_METHODS.has(`${name}(${argumentCount || ''})`)) return true;
  const { VALUE_METHODS } = require('../methods') as typeof import('../methods');
  return VALUE_METHODS.some((table) => table.has(name, argumentCount));
}
