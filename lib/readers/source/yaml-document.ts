import { Composer, CST, type Document, Lexer, Parser, type YAMLParseError } from 'yaml';
import { LenientLexer } from './lenient-lexer';
import { maximumDepth } from './limits';
import { SyntaxFault } from './syntax-fault';

interface Parsed {
  readonly document: Document.Parsed;
  readonly tokens: readonly CST.Token[];
}

/**
 * Parses YAML text. SnakeYAML and PyYAML, which the service and its tools are built on, do not mind how the lines of a flow collection or
 * of a quoted text are indented; YAML 1.2 and the library do.
 * @throws SyntaxFault with the first error
 */
export function parseYamlDocument(text: string): Document {
  const { lexemes, cutShort } = strictLexemes(text);
  if (cutShort === undefined) return faultless(parsed(lexemes, text.length)).document;
  const lenient = parsed(new LenientLexer().lex(text), text.length);
  // A collection that nothing ends takes in all that follows; a quoted text of many lines that ends is none that does not.
  const isSound = lenient.document.errors.length === 0;
  return faultless(isSound || cutShort === 'text' ? lenient : parsed(new Lexer().lex(text), text.length)).document;
}

/** What the library's lexer makes of the text, up to where lines of too little indentation end a collection or a quoted text. */
function strictLexemes(text: string): { readonly lexemes: readonly string[]; readonly cutShort?: 'collection' | 'text' } {
  const lexemes: string[] = [];
  for (const lexeme of new Lexer().lex(text)) {
    if (lexeme === CST.FLOW_END) return { lexemes, cutShort: 'collection' };
    if (lexemes[lexemes.length - 1] !== CST.SCALAR && isOpenText(lexeme)) return { lexemes, cutShort: 'text' };
    lexemes.push(lexeme);
  }
  return { lexemes };
}

/** True for a text in quotes without the quote at its end. */
function isOpenText(lexeme: string): boolean {
  const quote = lexeme[0];
  if (quote === '"') return lexeme.length === 1 || trailing(lexeme, '"') === 0 || trailing(lexeme.slice(0, -1), '\\') % 2 === 1;
  return quote === "'" && trailing(lexeme.slice(1), "'") % 2 === 0;
}

function trailing(text: string, character: string): number {
  let count = 0;
  while (text[text.length - 1 - count] === character) count++;
  return count;
}

function faultless(read: Parsed): Parsed {
  const [error] = read.document.errors;
  if (error !== undefined) throw faultOf(error, read);
  return read;
}

function isOpenQuote({ code, message }: YAMLParseError): boolean {
  return code === 'MISSING_CHAR' && message.startsWith('Missing closing');
}

/** The library tells of a text in quotes at its end, which is the end of the document where nothing ends it. */
function faultOf(error: YAMLParseError, { tokens }: Parsed): SyntaxFault {
  const start = isOpenQuote(error) ? quotedTextBefore(tokens, error.pos[0]) : undefined;
  if (start === undefined) return new SyntaxFault(error.message, error.pos[0]);
  return new SyntaxFault('nothing ends the text in quotes that begins here', start);
}

function quotedTextBefore(tokens: readonly CST.Token[], end: number): number | undefined {
  const open = [...tokens];
  for (let token = open.pop(); token !== undefined; token = open.pop()) {
    if (token.type === 'double-quoted-scalar' || token.type === 'single-quoted-scalar') {
      if (token.offset + token.source.length === end) return token.offset;
    } else if (token.type === 'document') {
      if (token.value) open.push(token.value);
    } else if ('items' in token) {
      for (const { key, value } of token.items) for (const part of [key, value]) if (part) open.push(part);
    }
  }
  return undefined;
}

function parsed(lexemes: Iterable<string>, length: number): Parsed {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  for (const lexeme of lexemes) for (const token of parser.next(lexeme)) tokens.push(token);
  for (const token of parser.end()) tokens.push(token);
  checkDepth(tokens);
  const [document, second] = composed(tokens, length);
  if (second !== undefined) throw new SyntaxFault('a second document begins here, and one is wanted', second.range[0]);
  return { document, tokens };
}

/** A text may have a fault in every line, and each is an error with a stack that takes more memory than its line. */
function composed(tokens: readonly CST.Token[], length: number): readonly Document.Parsed[] {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return [...new Composer({ prettyErrors: false, uniqueKeys: false, logLevel: 'silent' }).compose(tokens, true, length)];
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
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
