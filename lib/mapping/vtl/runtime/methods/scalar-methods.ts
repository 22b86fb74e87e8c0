import { JavaCharacter } from '../../../values';
import { MethodTable } from '../method-table';
import { notComparable, nullPointer } from './failures';
import { objectMethods } from './object-methods';

export const booleanMethods = new MethodTable(
  {
    'booleanValue()': (self: boolean) => self,
    'toString(boolean)': (_: boolean, value: boolean) => String(value),
    'compareTo(Boolean)': (self: boolean, other: boolean | null) => {
      if (other === null) throw nullPointer();
      return Number(self) - Number(other);
    },
    'compareTo(Object)': notComparable,
    'parseBoolean(String)': (_: boolean, text: string | null) => isTrue(text),
    'valueOf(boolean)': (_: boolean, value: boolean) => value,
    'valueOf(String)': (_: boolean, text: string | null) => isTrue(text),
    'logicalAnd(boolean,boolean)': (_: boolean, left: boolean, right: boolean) => left && right,
    'logicalOr(boolean,boolean)': (_: boolean, left: boolean, right: boolean) => left || right,
    'logicalXor(boolean,boolean)': (_: boolean, left: boolean, right: boolean) => left !== right,
  },
  objectMethods,
);

function isTrue(text: string | null): boolean {
  return text?.toLowerCase() === 'true';
}

export const characterMethods = new MethodTable(
  {
    'charValue()': (self: JavaCharacter) => self,
    'toString(char)': (_: JavaCharacter, character: JavaCharacter) => character.value,
    'compareTo(Character)': (self: JavaCharacter, other: JavaCharacter | null) => {
      if (other === null) throw nullPointer();
      return self.hashCode() - other.hashCode();
    },
    'compareTo(Object)': notComparable,
    'isDigit(char)': (_: JavaCharacter, character: JavaCharacter) => /^\p{Nd}$/u.test(character.value),
    'isLetter(char)': (_: JavaCharacter, character: JavaCharacter) => /^\p{L}$/u.test(character.value),
    'isLetterOrDigit(char)': (_: JavaCharacter, character: JavaCharacter) => /^[\p{L}\p{Nd}]$/u.test(character.value),
    'isUpperCase(char)': (_: JavaCharacter, character: JavaCharacter) => /^\p{Uppercase}$/u.test(character.value),
    'isLowerCase(char)': (_: JavaCharacter, character: JavaCharacter) => /^\p{Lowercase}$/u.test(character.value),
    'isWhitespace(char)': (_: JavaCharacter, character: JavaCharacter) => isJavaWhitespace(character.value.charCodeAt(0)),
    'toUpperCase(char)': (_: JavaCharacter, character: JavaCharacter) => oneCharacter(character, character.value.toUpperCase()),
    'toLowerCase(char)': (_: JavaCharacter, character: JavaCharacter) => oneCharacter(character, character.value.toLowerCase()),
    'valueOf(char)': (_: JavaCharacter, character: JavaCharacter) => character,
  },
  objectMethods,
);

/** `Character.isWhitespace`: separators that break lines or words, and some controls. */
export function isJavaWhitespace(code: number): boolean {
  if ((code >= 9 && code <= 13) || (code >= 28 && code <= 31)) return true;
  return code !== 0xa0 && code !== 0x2007 && code !== 0x202f && /^[\p{Zs}\p{Zl}\p{Zp}]$/u.test(String.fromCharCode(code));
}

/** A character's other case where that is one character, else itself. */
function oneCharacter(character: JavaCharacter, changed: string): JavaCharacter {
  return changed.length === 1 ? new JavaCharacter(changed) : character;
}
