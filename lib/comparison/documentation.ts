import type { ApiDefinition, DocumentationPart } from '../definition';
import type { Differences } from './difference';
import { meaningOfDocument, membersOf } from './meaning';

/** Compares the documentation parts, each by what it is about. All of it is harmless. */
export function compareDocumentation(differences: Differences, before: ApiDefinition, after: ApiDefinition): void {
  const common = { grade: 'harmless', where: 'API' } as const;
  const [was, is] = [before.documentation?.version, after.documentation?.version];
  if (was !== is)
    differences.add({
      ...common,
      change: 'changed',
      field: 'documentation version',
      ...(was !== undefined && { before: was }),
      ...(is !== undefined && { after: is }),
    });
  const [old, now] = [partsByPlace(before), partsByPlace(after)];
  for (const [place, part] of old) {
    const other = now.get(place);
    const field = fieldOf(part);
    if (other === undefined) differences.add({ ...common, change: 'removed', field, before: part.properties.json });
    else if (meaningOfDocument(part.properties) !== meaningOfDocument(other.properties))
      differences.add({ ...common, change: 'changed', field, before: part.properties.json, after: other.properties.json });
  }
  for (const [place, part] of now)
    if (!old.has(place)) differences.add({ ...common, change: 'added', field: fieldOf(part), after: part.properties.json });
}

function partsByPlace({ documentation }: ApiDefinition): ReadonlyMap<string, DocumentationPart> {
  return new Map(documentation?.parts.map((part) => [meaningOfDocument(part.location), part]));
}

/** `documentation METHOD GET /pets`. */
function fieldOf({ location }: DocumentationPart): string {
  const members = membersOf(location);
  const texts = ['type', 'method', 'path', 'statusCode', 'name'].map((name) => members.get(name)?.json);
  return ['documentation', ...texts.filter((text) => typeof text === 'string' && text !== '')].join(' ');
}
