import { type Document, parseDocument } from 'yaml';
import { maximumDepth } from './limits';
import { SyntaxFault } from './syntax-fault';

/** Each attempt reads the whole text; more faults of one kind than this are left to be reported. */
const maximumAttempts = 30;

/**
 * Parses YAML text.
 * @throws SyntaxFault with the first error
 */
export function parseYamlDocument(text: string): Document {
  let source = text;
  for (let attempt = 0; ; attempt++) {
    const document = parsed(source);
    const [error] = document.errors;
    if (error === undefined) return document;
    const indented =
      attempt < maximumAttempts && error.code === 'BAD_INDENT' ? withoutLineBreak(source, error.pos[0], error.message) : undefined;
    if (indented === undefined) throw new SyntaxFault(error.message, error.pos[0]);
    source = indented;
  }
}

/**
 * SnakeYAML and PyYAML, which the service and its tools are built on, do not mind how the lines of a flow collection (`[…]`, `{…}`) are
 * indented; YAML 1.2 and the library do. Joining the line to the one before says the same and moves no offset.
 */
function withoutLineBreak(text: string, offset: number, message: string): string | undefined {
  if (!message.startsWith('Flow ')) return undefined;
  const lineBreak = text.lastIndexOf('\n', offset - 1);
  if (lineBreak === -1 || text.slice(lineBreak, offset).trim() !== '') return undefined;
  const lineBefore = text.slice(text.lastIndexOf('\n', lineBreak - 1) + 1, lineBreak);
  if (/(?:^|\s)#/.test(lineBefore)) return undefined;
  return `${text.slice(0, lineBreak)} ${text.slice(lineBreak + 1)}`;
}

function parsed(text: string): Document {
  try {
    return parseDocument(text, { prettyErrors: false, uniqueKeys: false, logLevel: 'silent' });
  } catch (error) {
    // The library's composer is recursive: the engine's stack is what stops it.
    if (error instanceof RangeError) throw new SyntaxFault(`it is nested more than ${maximumDepth} levels deep`, 0);
    throw error;
  }
}
