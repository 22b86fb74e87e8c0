import { type ApiDefinition, isLiteral } from '../../definition';
import type { Backend } from './backend';
import { overviewOf, type Row } from './rows';
import { shortened, withoutControls } from './svg-text';

/** Columns of a label: a diagram has 50,000 characters at most, and a wide box is none that anybody reads. */
const longestLabel = 80;

/** The API as a Mermaid flowchart: the API, its paths with their verbs, and what answers them. */
export function writeMermaid(definition: ApiDefinition): string {
  const { rows } = overviewOf(definition);
  const boxes = new Map<string, Backend>();
  const edges = rows.map((row, index) => {
    const targets = row.backends.map((backend) => {
      // What is only counted is not the same as what another row only counts.
      const key = backend.kind === 'several' ? `${index}` : `${backend.kind} ${backend.label}`;
      boxes.set(key, backend);
      return `b${[...boxes.keys()].indexOf(key)}`;
    });
    return `  api --> r${index}["${rowLabel(row)}"] --> ${targets.join(' & ')}`;
  });
  const name = definition.name !== undefined && isLiteral(definition.name) && definition.name !== '' ? definition.name : 'API';
  const [open, close] = ['(["', '"])'];
  const lines = ['flowchart LR', `  api${open}${label(name)}${close}`, ...edges, ...[...boxes.values()].map(box)];
  return `${lines.join('\n')}\n`;
}

function rowLabel({ path, verbs, methods }: Row): string {
  const names = verbs.map(({ name, guarded }) => `${name}${guarded ? ' 🔒' : ''}`).join(' ');
  return `${label(path)}<br/>${label(names)}${methods > verbs.length ? ` (${methods} methods)` : ''}`;
}

function box({ kind, label: text }: Backend, index: number): string {
  const [left, right] = kind === 'lambda' || kind === 'aws' ? ['[["', '"]]'] : ['("', '")'];
  return `  b${index}${left}${label(text)}${right}`;
}

/** What Mermaid or HTML takes for markup: entities, quotes and tags, formulas, icons, and the Markdown that older versions see in any label. */
const markup =
  /[#"`<>&;\\%*@[\]]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|~(?=~)|\$(?=\$)|:(?=\/\/)|(?<=\bfa[bklrs]?):(?=fa-)|(?<=\bwww)\.|(?<=^\d{1,9})[.)]|^[-+](?= )/gu;

/** Mermaid writes characters by their number between `#` and `;`. */
function label(text: string): string {
  return shortened(withoutControls(text), longestLabel).replace(markup, (character) => `#${character.charCodeAt(0)};`);
}
