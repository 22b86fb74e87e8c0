import { VALUE_METHODS } from '../methods';

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

/** Whether any kind of value has a method of this name for so many arguments. */
export function isKnownMethod(name: string, argumentCount: number): boolean {
  return VALUE_METHODS.some((table) => table.has(name, argumentCount));
}
