/** Texts of up to so many units share arrays; longer ones, which are rare, get their own. */
const SHARED_UNITS = 1 << 20;

/** Zeros behind a text, which may be read with its last characters. */
const BEHIND = 8;

/** A native copy costs a call; short texts are copied by hand. */
const SHORT_TEXT = 32;

const LAST_ASCII = 0x7f;

/** Native copies are little-endian. */
const IS_LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** What a text consists of: the bytes of one that is all ASCII, else its UTF-16 units. Zeros stand behind them. */
export class TextUnits {
  readonly isAscii: boolean;

  /** Of the same, where they are bytes. */
  readonly view: DataView;

  /** Whose units they are. */
  text = '';

  constructor(readonly units: Uint8Array | Uint16Array) {
    this.isAscii = units.BYTES_PER_ELEMENT === 1;
    this.view = new DataView(units.buffer, units.byteOffset);
  }
}

const sharedBytes = Buffer.alloc(SHARED_UNITS + BEHIND);
const sharedAscii = new TextUnits(sharedBytes);
let sharedWide: TextUnits | undefined;

/** A text's units: an array is read several times faster than a string. It holds them until the next call. */
export function textUnits(text: string): TextUnits {
  return (text.length <= SHORT_TEXT ? shortUnits(text) : asciiUnits(text)) ?? wideUnits(text);
}

function shortUnits(text: string): TextUnits | undefined {
  const { length } = text;
  sharedAscii.text = '';
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code > LAST_ASCII) return undefined;
    sharedBytes[at] = code;
  }
  return ascii(sharedAscii, text);
}

function asciiUnits(text: string): TextUnits | undefined {
  const { length } = text;
  const isShared = length <= SHARED_UNITS;
  if (!isShared && Buffer.byteLength(text) !== length) return undefined;
  const bytes = isShared ? sharedBytes : Buffer.alloc(length + BEHIND);
  sharedAscii.text = '';
  return bytes.write(text, 'utf8') === length ? ascii(isShared ? sharedAscii : new TextUnits(bytes), text) : undefined;
}

function ascii(given: TextUnits, text: string): TextUnits {
  for (let at = 0; at < BEHIND; at++) given.units[text.length + at] = 0;
  given.text = text;
  return given;
}

function wideUnits(text: string): TextUnits {
  const { length } = text;
  if (length <= SHARED_UNITS) sharedWide ??= new TextUnits(new Uint16Array(SHARED_UNITS + 1));
  const given = length <= SHARED_UNITS ? sharedWide! : new TextUnits(new Uint16Array(length + 1));
  const { units } = given;
  if (IS_LITTLE_ENDIAN) Buffer.from(units.buffer).write(text, 'utf16le');
  else for (let at = 0; at < length; at++) units[at] = text.charCodeAt(at);
  units[length] = 0;
  given.text = text;
  return given;
}
