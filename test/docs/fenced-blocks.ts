/** A fenced block of a Markdown page. */
export interface FencedBlock {
  readonly language: string;
  readonly text: string;
  /** Line of the opening fence, from 1. */
  readonly line: number;
  /** What the comment right above the fence says: `<!-- from examples/quickstart/stack.ts -->` gives the path. */
  readonly from?: string;
}

/** Behind the language may stand what jsii-rosetta wants to know. */
const opening = /^```(\S*)(?: nofixture)?\s*$/;
const source = /^<!-- from (\S+) -->$/;

/** The fenced blocks of a page, in order. */
export function fencedBlocks(markdown: string): FencedBlock[] {
  const blocks: FencedBlock[] = [];
  const lines = markdown.split('\n');
  for (let index = 0; index < lines.length; index++) {
    const language = opening.exec(lines[index])?.[1];
    if (language === undefined) continue;
    const end = lines.indexOf('```', index + 1);
    if (end < 0) throw new Error(`the fence of line ${index + 1} is never closed`);
    const from = source.exec(lines[index - 1] ?? '')?.[1];
    blocks.push({ language, text: lines.slice(index + 1, end).join('\n'), line: index + 1, ...(from === undefined ? {} : { from }) });
    index = end;
  }
  return blocks;
}
