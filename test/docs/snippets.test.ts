import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fencedBlocks } from './fenced-blocks';

const root = resolve(__dirname, '../..');
/** The pages of the rules are written from the rules, whose examples have tests of their own. */
const generated = /^docs\/rules\//;
const pages = ['README.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md', ...pagesBelow('docs').filter((page) => !generated.test(page))];

/** Languages whose blocks are code that a reader copies: each stands in a file that is compiled and run. */
const code = new Set(['ts', 'typescript', 'js', 'javascript']);

describe.each(pages)('%s', (page) => {
  const blocks = fencedBlocks(readFileSync(join(root, page), 'utf8'));
  const named = blocks.filter(({ from, language }) => from !== undefined || code.has(language));

  test('names the file of every piece of code that it shows', () => {
    expect(named.filter(({ from }) => from === undefined).map(({ line }) => `${page}:${line}`)).toEqual([]);
  });

  test('shows what the named files hold', () => {
    for (const { from, text, line } of named) {
      const held = shown(readFileSync(join(root, from as string), 'utf8'), from as string);
      expect({ at: `${page}:${line}`, shows: held.includes(text) ? text : held }).toEqual({ at: `${page}:${line}`, shows: text });
    }
  });

  test('links to files that exist', () => {
    const text = readFileSync(join(root, page), 'utf8');
    const targets = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)/g)].map((match) => match[1]);
    expect(targets.filter((target) => !existsSync(resolve(root, page, '..', target)))).toEqual([]);
  });
});

/** A `.snap` file holds its texts as template literals; a page shows them plain. */
function shown(text: string, file: string): string {
  return file.endsWith('.snap') ? text.replaceAll('\\`', '`').replaceAll('\\\\', '\\') : text;
}

function pagesBelow(folder: string): string[] {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => join(folder, name));
}
