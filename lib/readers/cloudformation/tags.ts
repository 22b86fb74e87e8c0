import type { NamedValue } from '../../definition';
import type { Members } from '../source';

/** `Tags` of a resource: a list of keys and values. */
export function readTags(members: Members): readonly NamedValue[] {
  return members.list('Tags').flatMap((tag) => {
    const name = tag.get('Key')?.text;
    const value = members.at(tag).text('Value');
    return name === undefined || value === undefined ? [] : [{ name, value }];
  });
}
