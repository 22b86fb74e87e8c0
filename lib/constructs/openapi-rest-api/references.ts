/** Logical ids that a fragment of a template refers to. */
export function referredIds(fragment: unknown): ReadonlySet<string> {
  const ids = new Set<string>();
  const open: unknown[] = [fragment];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if (part === null || typeof part !== 'object') continue;
    for (const [name, value] of Object.entries(part)) {
      if (name === 'Ref' && typeof value === 'string') ids.add(value);
      else if (name === 'Fn::GetAtt') addAttribute(ids, value);
      else if (name === 'Fn::Sub') addSubstitutions(ids, value);
      if (value !== undefined && typeof value === 'object') open.push(value);
    }
  }
  return ids;
}

function addAttribute(ids: Set<string>, argument: unknown): void {
  if (typeof argument === 'string') ids.add(argument.split('.')[0]);
  else if (Array.isArray(argument) && typeof argument[0] === 'string') ids.add(argument[0]);
}

function addSubstitutions(ids: Set<string>, argument: unknown): void {
  const text: unknown = Array.isArray(argument) ? argument[0] : argument;
  if (typeof text !== 'string') return;
  for (const [, name] of text.matchAll(/\$\{([^!{}.][^{}.]*)/g)) ids.add(name.trim());
}
