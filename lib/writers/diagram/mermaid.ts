import { type ApiDefinition, isLiteral } from '../../definition';
import { rowsOf } from './rows';

/** Mermaid draws 500 edges at most, and each row takes two. */
const maximumRows = 200;

/** The API as a Mermaid flowchart: the API, its paths with their verbs, and what answers them. */
export function writeMermaid(definition: ApiDefinition): string {
  const rows = rowsOf(definition, maximumRows);
  const backends = [...new Map(rows.map(({ backend }) => [backend.label, backend])).values()];
  const name = definition.name !== undefined && isLiteral(definition.name) && definition.name !== '' ? definition.name : 'API';
  const [open, close] = ['(["', '"])'];
  const lines = [
    'flowchart LR',
    `  api${open}${label(name)}${close}`,
    ...rows.map((row, index) => {
      const verbs = row.verbs.map(({ name: verb, guarded }) => `${verb}${guarded ? ' 🔒' : ''}`).join(' ');
      return `  api --> r${index}["${label(`${row.path}`)}<br/>${label(verbs)}"] --> b${backends.findIndex(({ label: text }) => text === row.backend.label)}`;
    }),
    ...backends.map((backend, index) => {
      const [left, right] = backend.kind === 'lambda' || backend.kind === 'aws' ? ['[["', '"]]'] : ['("', '")'];
      return `  b${index}${left}${label(backend.label)}${right}`;
    }),
  ];
  return `${lines.join('\n')}\n`;
}

/** Mermaid writes characters by their number between `#` and `;`. All that it or HTML might take for something else goes that way. */
function label(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\u2028\u2029]/gu, ' ').replace(/[#"`<>&;\\%]/g, (character) => `#${character.charCodeAt(0)};`);
}
