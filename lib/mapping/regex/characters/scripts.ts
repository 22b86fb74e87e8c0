import { type CharacterSet, setOfTest } from './character-set';
import { tester } from './predefined';

/** Names that are not simply written with capitals at the beginning of each word. */
const SPELLINGS: ReadonlyMap<string, string> = new Map(['SignWriting', 'Phags_Pa', 'Nko'].map((name) => [name.toLowerCase(), name]));

/** A script by its name or its four letters, in any case. */
export function scriptByName(name: string): CharacterSet | undefined {
  if (!/^[A-Za-z_]+$/.test(name)) return undefined;
  const spelled = SPELLINGS.get(name.toLowerCase()) ?? name.toLowerCase().replace(/(?:^|_)[a-z]/g, (start) => start.toUpperCase());
  try {
    return setOfTest(tester(new RegExp(`\\p{Script=${spelled}}`, 'u')));
  } catch {
    // JavaScript says by a SyntaxError that it knows no such script.
    return undefined;
  }
}
