import { InvalidJson, parseJsonStrictly } from '../json';
import { charge, JavaException, type JavaValue } from '../values';
import { MethodTable, objectMethods } from '../vtl/methods';
import { TemplateObject } from '../vtl/objects';
import { escapeJavaScript } from './escape-java-script';
import { base64Decode, base64Encode, urlDecode, urlEncode } from './text-codecs';

/** `$util`: prints as nothing. */
export class UtilVariable extends TemplateObject {
  readonly methods = utilMethods;

  get javaClass(): string {
    return '$util';
  }

  toJavaString(): string {
    return '';
  }
}

const utilMethods = new MethodTable(
  {
    'escapeJavaScript(String)': (_: UtilVariable, text: string | null) => (text === null ? null : escapeJavaScript(charged(text, 3))),
    'parseJson(String)': (_: UtilVariable, text: string | null) => parsed(text),
    'urlEncode(String)': (_: UtilVariable, text: string | null) => urlEncode(charged(present(text), 4)),
    'urlDecode(String)': (_: UtilVariable, text: string | null) => urlDecode(charged(present(text), 4)),
    'base64Encode(String)': (_: UtilVariable, text: string | null) => base64Encode(charged(present(text), 6)),
    'base64Decode(String)': (_: UtilVariable, text: string | null) => base64Decode(charged(present(text), 6)),
  },
  objectMethods,
);

/** What is no JSON is null. */
function parsed(text: string | null): JavaValue {
  if (text === null) return null;
  try {
    return parseJsonStrictly(charged(text, 2));
  } catch (error) {
    if (error instanceof InvalidJson) return null;
    throw error;
  }
}

function present(text: string | null): string {
  if (text === null) throw new JavaException('NullPointerException', 'A function of $util was given null.');
  return text;
}

/** The text, charged for: a step for so many characters, as a power of two. */
function charged(text: string, shift: number): string {
  charge(text.length >>> shift);
  return text;
}
