import { isObject, type Json, type JsonObject } from '../../../definition';

const instants = ['exp', 'iat'];

/**
 * The claims of a token as `$context.authorizer.claims` has them: texts all. Reported by many events: lists are joined by commas, and
 * `exp` and `iat` (not `auth_time`) read like Java's dates.
 */
export function claimTexts(claims: JsonObject): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(claims).flatMap(([name, value]): [string, string][] => {
      if (value === null) return [];
      return [[name, instants.includes(name) && typeof value === 'number' ? javaDate(value) : textOf(value)]];
    }),
  );
}

function textOf(value: Json): string {
  if (Array.isArray(value)) return (value as readonly Json[]).map(textOf).join(',');
  return isObject(value) ? JSON.stringify(value) : String(value);
}

/** `Sun Apr 19 08:06:14 UTC 2020`; what is no date of the calendar stays a number. */
function javaDate(seconds: number): string {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return String(seconds);
  const [day, dayOfMonth, month, year, time] = date.toUTCString().replace(',', '').split(' ');
  return `${day} ${month} ${dayOfMonth} ${time} UTC ${year}`;
}
