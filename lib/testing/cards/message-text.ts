import { byText } from './layout';

const widestJson = 100;
const widestText = 2000;

/** A body as lines: JSON compact unless it is long, text as it is, bytes by their number. */
export function printedBody(body: Uint8Array): string[] {
  if (body.length === 0) return [];
  const text = decoded(body);
  if (text === undefined) return [`${body.length} bytes that are no text`];
  const json = parsed(text);
  if (json !== undefined) {
    const compact = JSON.stringify(json);
    return compact.length <= widestJson ? [compact] : JSON.stringify(json, undefined, 2).split('\n');
  }
  const cut = text.length <= widestText ? text : `${text.slice(0, widestText)}… (${text.length} characters)`;
  return cut.split('\n').map((line) => line.replace(/\r$/, ''));
}

/** Headers as sent, sorted by name, without those that `hidden` names (in lower case). */
export function printedHeaders(headers: readonly string[], hidden: (lowerName: string, value: string) => boolean): string[] {
  const lines: string[] = [];
  for (let index = 0; index < headers.length; index += 2) {
    const name = headers[index];
    const value = headers[index + 1];
    if (!hidden(name.toLowerCase(), value)) lines.push(`${name}: ${value}`);
  }
  return lines.sort((a, b) => byText(a.toLowerCase(), b.toLowerCase()) || byText(a, b));
}

/** First value of a header. */
export function headerOf(headers: readonly string[], lowerName: string): string | undefined {
  const index = headers.findIndex((name, position) => position % 2 === 0 && name.toLowerCase() === lowerName);
  return index < 0 ? undefined : headers[index + 1];
}

function decoded(body: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return undefined;
  }
}

/** The JSON object or list that the text is; scalars print as the text that they are. */
function parsed(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
