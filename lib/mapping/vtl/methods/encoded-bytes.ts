import { charge, JavaArray, JavaByte, JavaException } from '../../values';

/** The character sets that every Java has. */
const ENCODERS: ReadonlyMap<string, (text: string) => Uint8Array> = new Map([
  ['UTF-8', (text) => Buffer.from(text)],
  ['US-ASCII', (text) => byCodePoint(text, 0x7f)],
  ['ISO-8859-1', (text) => byCodePoint(text, 0xff)],
  ['UTF-16LE', (text) => Buffer.from(text, 'utf16le')],
  ['UTF-16BE', (text) => Buffer.from(text, 'utf16le').swap16()],
  ['UTF-16', (text) => (text === '' ? Buffer.of() : Buffer.from(`\ufeff${text}`, 'utf16le').swap16())],
]);
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['UTF8', 'UTF-8'],
  ['ASCII', 'US-ASCII'],
  ['LATIN1', 'ISO-8859-1'],
  ['ISO8859_1', 'ISO-8859-1'],
  ['UTF_16', 'UTF-16'],
]);

/** `String.getBytes`: what a character set does not have is a question mark. */
export function encodedBytes(text: string, name = 'UTF-8'): JavaArray {
  charge(text.length);
  const canonical = ALIASES.get(name.toUpperCase()) ?? name.toUpperCase();
  const encode = ENCODERS.get(canonical);
  if (encode === undefined) throw new JavaException('UnsupportedEncodingException', name.slice(0, 100));
  return new JavaArray(
    'byte',
    Array.from(encode(text), (byte) => new JavaByte(byte)),
  );
}

function byCodePoint(text: string, last: number): Uint8Array {
  return Uint8Array.from(text, (character) => (character.codePointAt(0)! <= last ? character.codePointAt(0)! : 0x3f));
}
