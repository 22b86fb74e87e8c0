/**
 * Texts of headers as they came over the network lately. Endpoints send the same names, and most of the same values, with every answer: to
 * find a text again by its bytes takes less than half of what it takes to make it. Each has one place, and whoever comes later to the same
 * place takes it over, so that no endpoint can make this grow.
 */
const places: string[] = new Array<string>(512).fill('');
/** Longer ones are rarely the same again. */
const longest = 64;

/** The text of a header's name or value, one character a byte. */
export function headerText(bytes: Buffer): string {
  const { length } = bytes;
  if (length === 0 || length > longest) return bytes.toString('latin1');
  const place = (length * 37 + bytes[0] * 31 + bytes[length - 1]) % places.length;
  const known = places[place];
  if (known.length === length && isTextOf(known, bytes)) return known;
  const text = bytes.toString('latin1');
  places[place] = text;
  return text;
}

function isTextOf(text: string, bytes: Buffer): boolean {
  for (let index = 0; index < bytes.length; index++) {
    if (text.charCodeAt(index) !== bytes[index]) return false;
  }
  return true;
}
