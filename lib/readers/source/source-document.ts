import type { Origin, SourcePosition } from '../../definition';
import { UnreadableDocument } from '../unreadable-document';
import { Cursor } from './cursor';
import { parseJsonTree } from './json-tree';
import { maximumTextLength } from './limits';
import type { DuplicateKey } from './map-builder';
import { objectTree } from './object-tree';
import { Placed } from './placed';
import { pointerSteps } from './pointer';
import { SyntaxFault } from './syntax-fault';
import { TextPositions } from './text-positions';
import type { Span, TreeNode } from './tree';

export interface SourceOptions {
  /** Name of the file, for origins and messages. */
  readonly file?: string;
  /** What is asked for, for messages: `an OpenAPI document`. */
  readonly wanted: string;
  /** True if CloudFormation's intrinsics stand for values; false if they are objects like any other. */
  readonly intrinsics: boolean;
}

/** A document as a tree, with the places of its values in the text. */
export class SourceDocument {
  readonly duplicates: readonly DuplicateKey[];
  readonly root: Cursor;
  readonly intrinsics: boolean;
  private readonly positions: TextPositions | undefined;

  /** @throws UnreadableDocument where the source is neither JSON nor YAML */
  constructor(
    source: unknown,
    private readonly options: SourceOptions,
  ) {
    const duplicates: DuplicateKey[] = [];
    this.duplicates = duplicates;
    this.intrinsics = options.intrinsics;
    const text = typeof source === 'string' ? withoutByteOrderMark(source) : undefined;
    this.positions = text === undefined ? undefined : new TextPositions(text);
    this.root = new Cursor(this, this.tree(text ?? source, duplicates));
  }

  /** Name of the file, as the reader was given it. */
  get file(): string | undefined {
    return this.options.file;
  }

  /** Where the value at a JSON pointer stands in the text. */
  locate(pointer: string): { readonly start: SourcePosition; readonly end: SourcePosition } | undefined {
    const steps = pointerSteps(pointer);
    if (steps === undefined) return undefined;
    let cursor: Cursor | undefined = this.root;
    for (const step of steps) cursor = cursor?.step(step);
    const { start, end } = cursor === undefined ? {} : this.origin(cursor.node, pointer);
    return start && end ? { start, end } : undefined;
  }

  /** @param owner what is known of the place beyond the document */
  origin(span: Span, pointer?: string, owner?: Origin): Origin {
    const { file } = this.options;
    const origin = new Placed(owner, file);
    if (this.positions && span.start >= 0) {
      origin.start = this.positions.at(span.start);
      origin.end = this.positions.at(span.end);
    }
    if (pointer !== undefined) origin.pointer = pointer;
    return origin;
  }

  /** An error at a place of this document. */
  unreadable(reason: string, offset = 0): UnreadableDocument {
    const { file } = this.options;
    return new UnreadableDocument(reason, {
      ...(file !== undefined && { file }),
      ...this.positions?.at(Math.max(0, offset)),
    });
  }

  private tree(source: unknown, duplicates: DuplicateKey[]): TreeNode {
    const later = this.intrinsics ? <T>(make: () => T) => this.faultless(make) : undefined;
    return this.faultless(() => (typeof source === 'string' ? textTree(source, duplicates) : objectTree(source, 0, later)));
  }

  private faultless<T>(make: () => T): T {
    try {
      return make();
    } catch (error) {
      if (error instanceof SyntaxFault) throw this.unreadable(`this is not ${this.options.wanted}: ${error.message}`, error.offset);
      throw error;
    }
  }
}

function textTree(text: string, duplicates: DuplicateKey[]): TreeNode {
  if (text.length > maximumTextLength) throw new SyntaxFault(`it is longer than ${maximumTextLength / 1024 / 1024} MiB`, 0);
  if (!/^\s*[{[]/.test(text)) return yamlTree(text, duplicates);
  const before = duplicates.length;
  try {
    return parseJsonTree(text, duplicates);
  } catch (jsonFault) {
    duplicates.length = before;
    return yamlThatLooksLikeJson(text, duplicates, jsonFault);
  }
}

/** YAML's flow style (unquoted keys, comments, commas at the end) begins like JSON; the JSON reader's message is the better one for the rest. */
function yamlThatLooksLikeJson(text: string, duplicates: DuplicateKey[], jsonFault: unknown): TreeNode {
  try {
    return yamlTree(text, duplicates);
  } catch (yamlFault) {
    throw yamlFault instanceof SyntaxFault ? jsonFault : yamlFault;
  }
}

/** Reading YAML takes as much to load as all other readers together: most documents are JSON or come from constructs. */
function yamlTree(text: string, duplicates: DuplicateKey[]): TreeNode {
  const { parseYamlTree } = require('./yaml-tree') as typeof import('./yaml-tree');
  return parseYamlTree(text, duplicates);
}

function withoutByteOrderMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
