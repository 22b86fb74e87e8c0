export type DocumentKind = 'openapi' | 'swagger' | 'cloudformation';

/** What a document is by its top-level members; undefined if it is neither OpenAPI nor a template. */
export function documentKind(text: string): DocumentKind | undefined {
  const members = /^\s*\{/.test(text) ? jsonMembers(text) : yamlMembers(text);
  if (members.has('openapi')) return 'openapi';
  if (members.has('swagger')) return 'swagger';
  return members.has('Resources') ? 'cloudformation' : undefined;
}

/** Names at the first level of a JSON text, found without building the document. */
function jsonMembers(text: string): Set<string> {
  const names = new Set<string>();
  let depth = 0;
  for (let position = 0; position < text.length; position++) {
    const character = text[position];
    if (character === '{' || character === '[') depth++;
    else if (character === '}' || character === ']') depth--;
    else if (character === '"') {
      const end = endOfString(text, position);
      if (depth === 1 && /^\s*:/.test(text.slice(end + 1, end + 20))) names.add(text.slice(position + 1, end));
      position = end;
    }
  }
  return names;
}

function endOfString(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
  return end;
}

function yamlMembers(text: string): Set<string> {
  return new Set(Array.from(text.matchAll(/^(["']?)([A-Za-z]+)\1[ \t]*:/gm), (match) => match[2]));
}
