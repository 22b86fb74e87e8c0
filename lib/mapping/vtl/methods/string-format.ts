import {
  checkLength,
  isIntegral,
  isJavaNumber,
  JavaBigDecimal,
  JavaCharacter,
  JavaDouble,
  JavaException,
  JavaFloat,
  JavaLong,
  type JavaNumber,
  JavaSmallInteger,
  type JavaValue,
  javaHash,
  javaText,
  toBigDecimal,
} from '../../values';

const SPECIFIER = /%(?:(\d+)\$)?([-#+ 0,(<]*)(\d+)?(?:\.(\d+))?([a-zA-Z%])/g;
const WIDTH_LIMIT = 10_000;

interface Specifier {
  readonly flags: string;
  readonly width: number;
  readonly precision: number | undefined;
  readonly conversion: string;
}

/** `String.format` with the conversions of texts, integers, decimals, characters and booleans. */
export function formatText(format: string, values: readonly JavaValue[]): string {
  let ordinary = 0;
  let last = -1;
  const rest = format.replace(SPECIFIER, '');
  if (rest.includes('%')) throw new JavaException('UnknownFormatConversionException', `Malformed format ${JSON.stringify(format)}.`);
  const text = format.replace(
    SPECIFIER,
    (_, position: string | undefined, flags: string, width: string | undefined, precision: string | undefined, conversion: string) => {
      const specifier = { flags, width: bounded(width) ?? -1, precision: bounded(precision), conversion };
      if (conversion === 'n') return '\n';
      if (conversion === '%') return pad('%', specifier);
      last = flags.includes('<') ? last : position === undefined ? ordinary++ : Number(position) - 1;
      if (last < 0 || last >= values.length) throw new JavaException('MissingFormatArgumentException', `Format specifier '${_}'`);
      return pad(convert(values[last], specifier), specifier);
    },
  );
  checkLength(text);
  return text;
}

function bounded(digits: string | undefined): number | undefined {
  if (digits === undefined) return undefined;
  if (Number(digits) > WIDTH_LIMIT) throw new JavaException('OutOfMemoryError', `A format's width is more than ${WIDTH_LIMIT}.`);
  return Number(digits);
}

function pad(text: string, { flags, width }: Specifier): string {
  return flags.includes('-') ? text.padEnd(width) : text.padStart(width);
}

function convert(value: JavaValue, specifier: Specifier): string {
  const { conversion } = specifier;
  const lower = conversion.toLowerCase();
  const text = convertLower(value, lower, specifier);
  if (conversion === lower) return text;
  if (!'sbchxeg'.includes(lower)) throw badConversion(conversion);
  return text.toUpperCase();
}

function convertLower(value: JavaValue, conversion: string, specifier: Specifier): string {
  switch (conversion) {
    case 's':
      return cut(javaText(value), specifier);
    case 'b':
      return cut(String(typeof value === 'boolean' ? value : value !== null), specifier);
    case 'h':
      return cut(value === null ? 'null' : (javaHash(value) >>> 0).toString(16), specifier);
    case 'c':
      return value === null ? 'null' : characterText(value);
    case 'd':
    case 'x':
    case 'o':
      return value === null ? 'null' : integerText(value, conversion, specifier);
    case 'f':
    case 'e':
      return value === null ? 'null' : decimalText(value, conversion, specifier);
    default:
      throw badConversion(conversion);
  }
}

function cut(text: string, { precision }: Specifier): string {
  return precision === undefined ? text : text.slice(0, precision);
}

function characterText(value: JavaValue): string {
  if (value instanceof JavaCharacter) return value.value;
  if (typeof value === 'number' && value >= 0 && value <= 0x10ffff) return String.fromCodePoint(value);
  throw badArgument('c', value);
}

const RADIX: Readonly<Record<string, number>> = { x: 16, o: 8 };

function integerText(value: JavaValue, conversion: string, specifier: Specifier): string {
  if (!isJavaNumber(value) || !isIntegral(value)) throw badArgument(conversion, value);
  const number = typeof value === 'number' ? BigInt(value) : value.value;
  if (conversion === 'd') return signed(number < 0n, (number < 0n ? -number : number).toString(), specifier);
  const bits = typeof value === 'number' ? 32 : value instanceof JavaLong ? 64 : value instanceof JavaSmallInteger ? value.bits : undefined;
  const digits = (bits === undefined ? number : BigInt.asUintN(bits, number)).toString(RADIX[conversion]);
  const prefix = specifier.flags.includes('#') ? (conversion === 'x' ? '0x' : '0') : '';
  return prefix + (specifier.flags.includes('0') ? digits.padStart(specifier.width - prefix.length, '0') : digits);
}

function decimalText(value: JavaValue, conversion: string, specifier: Specifier): string {
  if (!(isFloating(value) || value instanceof JavaBigDecimal)) throw badArgument(conversion, value);
  if (isFloating(value) && !Number.isFinite(value.value)) return value.toJavaString();
  const negative = isFloating(value) ? value.value < 0 || Object.is(value.value, -0) : value.unscaled < 0n;
  const places = specifier.precision ?? 6;
  return signed(negative, conversion === 'f' ? fixed(value, places) : scientific(value, places), specifier);
}

function isFloating(value: JavaValue): value is JavaDouble | JavaFloat {
  return value instanceof JavaDouble || value instanceof JavaFloat;
}

/** A double rounds its shortest decimal form, half up, not its exact value. */
function decimalOf(value: JavaNumber): { digits: bigint; scale: number } {
  const decimal = isFloating(value) ? shortest(value.value) : toBigDecimal(value);
  return { digits: decimal.unscaled < 0n ? -decimal.unscaled : decimal.unscaled, scale: decimal.scale };
}

function shortest(value: number): JavaBigDecimal {
  const [mantissa, exponent = '0'] = String(value).split('e');
  const [whole, fraction = ''] = mantissa.split('.');
  return new JavaBigDecimal(BigInt(whole + fraction), fraction.length - Number(exponent));
}

function fixed(value: JavaNumber, places: number): string {
  const { digits, scale } = decimalOf(value);
  const rounded = rescale(digits, scale, places)
    .toString()
    .padStart(places + 1, '0');
  return places === 0 ? rounded : `${rounded.slice(0, -places)}.${rounded.slice(-places)}`;
}

function scientific(value: JavaNumber, places: number): string {
  const { digits, scale } = decimalOf(value);
  if (digits === 0n) return `${places === 0 ? '0' : `0.${'0'.repeat(places)}`}e+00`;
  let exponent = digits.toString().length - 1 - scale;
  let rounded = rescale(digits, scale, places - exponent).toString();
  if (rounded.length > places + 1) {
    exponent++;
    rounded = rounded.slice(0, -1);
  }
  const mantissa = places === 0 ? rounded : `${rounded[0]}.${rounded.slice(1)}`;
  return `${mantissa}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

/** digits × 10^-scale as a whole number of 10^-places, rounded half up. */
function rescale(digits: bigint, scale: number, places: number): bigint {
  if (places >= scale) return digits * 10n ** BigInt(Math.min(places - scale, WIDTH_LIMIT));
  const unit = 10n ** BigInt(Math.min(scale - places, WIDTH_LIMIT));
  return (digits + unit / 2n) / unit;
}

/** Sign, grouping and leading zeros. */
function signed(negative: boolean, digits: string, { flags, width }: Specifier): string {
  const [whole, ...fraction] = digits.split('.');
  const grouped = flags.includes(',') ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
  const body = [grouped, ...fraction].join('.');
  const before = negative ? (flags.includes('(') ? '(' : '-') : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '';
  const after = before === '(' ? ')' : '';
  return before + (flags.includes('0') ? body.padStart(width - before.length - after.length, '0') : body) + after;
}

function badConversion(conversion: string): JavaException {
  return new JavaException('UnknownFormatConversionException', `Conversion = '${conversion}'`);
}

function badArgument(conversion: string, value: JavaValue): JavaException {
  return new JavaException('IllegalFormatConversionException', `%${conversion} cannot format ${javaText(value).slice(0, 100)}.`);
}
