import { checkLength, JavaException } from '../values';

/** Java encodes half a surrogate pair as a question mark. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '?');
}

/** java.net.URLEncoder: a blank becomes `+`; letters, digits and `. - * _` stay. */
export function urlEncode(text: string): string {
  checkLength({ length: text.length * 3 });
  return encodeURIComponent(wellFormed(text)).replace(/[!~'()]|%20/g, (sign) =>
    sign === '%20' ? '+' : `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** java.net.URLDecoder. Throws a JavaException for a `%` without two hexadecimal digits. */
export function urlDecode(text: string): string {
  return text.replaceAll('+', ' ').replace(/(?:%[^%]?[^%]?)+/g, decodeRun);
}

function decodeRun(run: string): string {
  const bytes: number[] = [];
  let at = 0;
  while (run[at] === '%') {
    const digits = run.slice(at + 1, at + 3);
    if (!/^(?:[0-9a-fA-F]{2}|\+[0-9a-fA-F])$/.test(digits)) {
      throw new JavaException('IllegalArgumentException', `URLDecoder: "%${digits}" is no escape of a character.`);
    }
    bytes.push(Number.parseInt(digits, 16));
    at += 3;
  }
  return Buffer.from(bytes).toString('utf8') + run.slice(at);
}

export function base64Encode(text: string): string {
  return Buffer.from(wellFormed(text), 'utf8').toString('base64');
}

/** java.util.Base64's decoder: padding may be missing but not be wrong. Throws a JavaException for anything else. */
export function base64Decode(text: string): string {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const digits = text.slice(0, text.length - padding);
  const isWhole = padding === 0 ? digits.length % 4 !== 1 : (digits.length + padding) % 4 === 0;
  if (!isWhole || /[^A-Za-z0-9+/]/.test(digits)) throw new JavaException('IllegalArgumentException', 'The text is no Base64.');
  return Buffer.from(digits, 'base64').toString('utf8');
}
