import { stringify } from 'yaml';
import type { Json, JsonObject } from '../definition';
import type { Example } from '../validation';

/** Characters and members that are shown of a text and of a map. */
const longestText = 200;
const mostMembers = 12;

/** An example as a person reads it: without what every example has, and without the bulk of what is wrong by its size. */
export function exampleText(example: Example): string {
  const { endpointType, account, files = {} } = example;
  const heading = [
    ...(endpointType === undefined ? [] : [`# endpoint type: ${endpointType}\n`]),
    ...(account === undefined ? [] : [`# deployed to the account ${account}\n`]),
  ].join('');
  const beside = Object.entries(files).map(([name, content]) => `# ${name}\n${written(content)}`);
  return heading + [documentText(example), ...beside].join('---\n');
}

/** The same for a text that stands in a message. */
export function shortened(text: string): string {
  return text.length <= longestText ? text : `${text.slice(0, 60)}…`;
}

function documentText({ language, document, text }: Example): string {
  if (text !== undefined && text.length < 10 * longestText) return `${text}\n`;
  if (language === 'cloudformation') return written({ Resources: interesting(document['Resources'] as JsonObject) });
  const isSaid = ([name, value]: readonly [string, Json]) => (name !== 'openapi' || value !== '3.0.1') && name !== 'info';
  const kept = Object.entries(document).filter(isSaid);
  return written(Object.fromEntries(text === undefined ? kept : Object.entries(document)));
}

function written(json: JsonObject): string {
  return stringify(brief(json), { lineWidth: 120 });
}

/** The resources of a template but for those that every example has as they are. */
function interesting(resources: JsonObject): JsonObject {
  const plain = JSON.parse(JSON.stringify(resources)) as Record<string, JsonObject>;
  const entries = Object.entries(plain).filter(([name]) => name !== 'Pets');
  return Object.fromEntries(
    entries.length > 2 && isPlainMethod(plain['GetPets']) ? entries.filter(([name]) => name !== 'GetPets') : entries,
  );
}

function isPlainMethod(method: JsonObject | undefined): boolean {
  return Object.keys((method?.['Properties'] ?? {}) as JsonObject).length === 5;
}

/** Long texts cut, long lists and maps shown by their first members. */
function brief(json: Json): Json {
  if (typeof json === 'string') return shortened(json);
  if (json === null || typeof json !== 'object') return json;
  if (Array.isArray(json)) return json.slice(0, mostMembers).map(brief);
  const entries = Object.entries(json).map(([name, value]): [string, Json] => [name, brief(value)]);
  if (entries.length <= mostMembers) return Object.fromEntries(entries);
  return Object.fromEntries([...entries.slice(0, 2), ['…', `${entries.length - 2} more`]]);
}
