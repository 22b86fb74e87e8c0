import { Composer, type CST, type Document, Parser } from 'yaml';
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

function parsed(text: string): Document.Parsed {
  const tokens = [...new Parser().parse(text)];
  checkDepth(tokens);
  const documents = [...new Composer({ prettyErrors: false, uniqueKeys: false, logLevel: 'silent' }).compose(tokens, true, text.length)];
  const [document, second] = documents;
  if (second !== undefined) throw new SyntaxFault('a second document begins here, and one is wanted', second.range[0]);
  return document;
}

/** The library's composer is recursive, and a stack that overflows within it can end the whole process: depth is measured before. */
function checkDepth(tokens: readonly CST.Token[]): void {
  let level: readonly CST.Token[] = tokens;
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > maximumDepth + 1) throw new SyntaxFault(`it is nested more than ${maximumDepth} levels deep`, level[0]?.offset ?? 0);
    level = level.flatMap(childrenOf);
  }
}

function childrenOf(token: CST.Token): readonly CST.Token[] {
  if (token.type === 'document') return token.value ? [token.value] : [];
  if (!('items' in token)) return [];
  return token.items.flatMap(({ key, value }) => [...collection(key), ...collection(value)]);
}

function collection(token: CST.Token | null | undefined): readonly CST.Token[] {
  return token && 'items' in token ? [token] : [];
}
