import type { JsonObject } from '../../definition';
import type { LocalFiles } from '../local-files';
import type { Problems } from '../problems';
import { type Cursor, type CursorEntry, SourceDocument } from '../source';
import { movedTo } from '../source/build';
import { MapNode, type Span, type TreeNode } from '../source/tree';
import { UnreadableDocument } from '../unreadable-document';
import { Evaluator } from './evaluation/evaluator';
import { type Scope, scalarText } from './evaluation/scope';

export interface TemplateOptions {
  readonly file?: string;
  readonly files?: LocalFiles;
  /** Before the logical ids of its resources. */
  readonly prefix: string;
  readonly given: (name: string) => TreeNode | undefined;
  readonly assumed?: (condition: string) => boolean | undefined;
  readonly problems: Problems;
}

/** One template with its own names: parameters, mappings, conditions, resources, outputs and nested stacks. */
export class Template implements Scope {
  readonly root: Cursor;
  readonly evaluator: Evaluator;
  readonly given: (name: string) => TreeNode | undefined;
  readonly assumed: ((condition: string) => boolean | undefined) | undefined;
  readonly prefix: string;
  readonly parameters: Cursor | undefined;
  readonly mappings: Cursor | undefined;
  readonly conditions: Cursor | undefined;
  /** All that it declares, whatever their conditions. */
  readonly resources: readonly CursorEntry[];
  /** Nested stacks whose template is at hand, by the logical id of their resource. */
  readonly nested = new Map<string, Template>();
  readonly #outputsInWork = new Set<string>();

  /** @throws UnreadableDocument where it is no template at all */
  constructor(
    source: string | JsonObject,
    readonly options: TemplateOptions,
  ) {
    const document = new SourceDocument(source, {
      ...(options.file !== undefined && { file: options.file }),
      wanted: 'a CloudFormation template',
      intrinsics: true,
    });
    let { root } = document;
    this.given = options.given;
    this.assumed = options.assumed;
    this.prefix = options.prefix;
    this.parameters = root.get('Parameters');
    this.mappings = root.get('Mappings');
    this.conditions = root.get('Conditions');
    this.evaluator = new Evaluator(this, () => document.unreadable('its parameters and mappings make more text than can be read'));
    if (hasLanguageExtensions(root)) {
      const { Loops } = require('./evaluation/loops') as typeof import('./evaluation/loops');
      const loops = new Loops(
        (node) => this.evaluator.evaluated(node),
        () => document.unreadable('its loops (Fn::ForEach) make more than can be read'),
      );
      root = root.holding(loops.writtenOut(root.node));
      this.conditions = root.get('Conditions');
    }
    this.root = root;
    if (this.root.get('Resources')?.type !== 'object') {
      throw document.unreadable(
        'this is not a CloudFormation template: it has no Resources object; a template declares its parts there',
        this.root.node.start,
      );
    }
    this.resources = this.root.get('Resources')?.entries() ?? [];
  }

  /** The place with everything known in it. */
  evaluated(cursor: Cursor): Cursor {
    return cursor.holding(this.evaluator.evaluated(cursor.node));
  }

  attribute(logicalId: string, attribute: string, span: Span): TreeNode | undefined {
    const nested = this.nested.get(logicalId);
    return nested && attribute.startsWith('Outputs.') ? nested.output(attribute.slice('Outputs.'.length), span) : undefined;
  }

  /** The value of an output, as a parent sees it. */
  private output(name: string, span: Span): TreeNode | undefined {
    const value = this.root.get('Outputs')?.get(name)?.get('Value');
    if (value === undefined || this.#outputsInWork.has(name)) return undefined;
    this.#outputsInWork.add(name);
    const evaluated = movedTo(this.evaluator.evaluated(value.node), span);
    this.#outputsInWork.delete(name);
    return evaluated;
  }

  include(location: TreeNode, span: Span): TreeNode | undefined {
    const reference = scalarText(location);
    const found = reference === undefined ? undefined : this.localFile(reference, 'AWS::Include', span);
    if (found === undefined) return undefined;
    try {
      const { document, node } = new SourceDocument(found.text, { file: found.file, wanted: 'a document to include', intrinsics: true })
        .root;
      return node.kind === 'map' ? new MapNode(node.entries, node, document) : movedTo(node, span);
    } catch (error) {
      if (!(error instanceof UnreadableDocument)) throw error;
      this.report(`AWS::Include of ${reference}: ${error.message}`, span);
      return undefined;
    }
  }

  /** A file beside the template; undefined, with a problem, where it is not at hand. */
  localFile(reference: string, what: string, span: Span): { readonly text: string; readonly file: string } | undefined {
    const { files, file } = this.options;
    const found =
      files !== undefined && file !== undefined ? files(reference, file) : { refused: 'the files beside the template are not at hand' };
    if ('text' in found) return found;
    this.report(`${what} of ${reference}: ${found.refused}.`, span);
    return undefined;
  }

  private report(message: string, span: Span): void {
    this.options.problems.add('file-not-read', {
      message,
      origin: this.root.document.origin(span),
      help: 'read the template where its files lie, or the assembly or package that was made of it',
    });
  }
}

/** Loops are CloudFormation's own only where the template asks for the transform that writes them out. */
function hasLanguageExtensions(root: Cursor): boolean {
  const transform = root.get('Transform');
  return [transform, ...(transform?.items() ?? [])].some((name) => name?.text === 'AWS::LanguageExtensions');
}
