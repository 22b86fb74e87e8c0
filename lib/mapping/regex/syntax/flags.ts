/** A pattern's flags, by Java's letters. */
export interface Flags {
  ignoreCase: boolean;
  unicodeCase: boolean;
  multiline: boolean;
  dotAll: boolean;
  unixLines: boolean;
  comments: boolean;
  unicodeClasses: boolean;
}

/** `dimsuUx`. Other letters do not count, as in Jayway's filters. */
export function flagsOf(letters: string): Flags {
  const flags: Flags = {
    ignoreCase: false,
    unicodeCase: false,
    multiline: false,
    dotAll: false,
    unixLines: false,
    comments: false,
    unicodeClasses: false,
  };
  for (const letter of letters) setFlag(flags, letter, true);
  return flags;
}

/** Whether `letter` is a flag. `c` (canonical equivalence) is one that changes nothing here. */
export function setFlag(flags: Flags, letter: string, value: boolean): boolean {
  switch (letter) {
    case 'i':
      flags.ignoreCase = value;
      return true;
    case 'm':
      flags.multiline = value;
      return true;
    case 's':
      flags.dotAll = value;
      return true;
    case 'd':
      flags.unixLines = value;
      return true;
    case 'u':
      flags.unicodeCase = value;
      return true;
    case 'x':
      flags.comments = value;
      return true;
    case 'U':
      flags.unicodeClasses = value;
      flags.unicodeCase = value;
      return true;
    default:
      return letter === 'c';
  }
}
