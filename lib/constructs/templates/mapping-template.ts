import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { checkArgument, required, text } from '../props';
import { fault } from '../props/fault';
import type { MappingSource } from '../sources';
import { readStructure } from './read-structure';
import { sourcesOf } from './structure-node';

/**
 * A mapping template: what the body becomes on its way to the endpoint or back.
 *
 * @example
 * const createPet = MappingTemplate.json({
 *   kind: 'pet',
 *   name: MethodRequest.body('$.name'),
 *   owner: { id: MethodRequest.header('X-Owner'), note: TemplateValue.optional(MethodRequest.body('$.note')) },
 * });
 */
export class MappingTemplate {
  /**
   * A template that prints a structure as JSON. Every value is escaped, so that the output is valid JSON whatever the
   * request holds; a value that is not there is null, unless `TemplateValue` says otherwise.
   *
   * @param structure objects, arrays and literals with sources (`MethodRequest`, `IntegrationResponseSource`,
   *   `MappingSource`) and `TemplateValue`s in them
   */
  public static json(structure: unknown): MappingTemplate {
    const node = readStructure(structure, 'the structure of MappingTemplate.json');
    const { jsonTemplate } = require('./json-template') as typeof import('./json-template');
    return new MappingTemplate(jsonTemplate(node), sourcesOf(node), 'application/json');
  }

  /**
   * A template that prints a structure as an HTML form (`application/x-www-form-urlencoded`). Every value is encoded; a
   * value that is not there is empty, unless `TemplateValue` says otherwise. Objects inside become `name[member]=`,
   * lists repeat the name, lists of objects become `name[0][member]=`.
   *
   * @param structure an object with literals, sources and `TemplateValue`s in it
   */
  public static form(structure: { [name: string]: unknown }): MappingTemplate {
    const node = readStructure(structure, 'the structure of MappingTemplate.form');
    if (node.kind !== 'object') throw fault('the structure of MappingTemplate.form must be an object: its members become the fields');
    const { formTemplate } = require('./form-template') as typeof import('./form-template');
    return new MappingTemplate(formTemplate(node), sourcesOf(node), 'application/x-www-form-urlencoded');
  }

  /**
   * A template as it stands.
   *
   * @param template VTL
   */
  public static inline(template: string): MappingTemplate {
    checkArgument('MappingTemplate.inline', 'template', template, required(text));
    return new MappingTemplate(template, []);
  }

  /**
   * A template from a file, read now.
   *
   * @param file its path; a relative one starts at the working directory, so prefer `path.join(__dirname, …)`
   */
  public static fromFile(file: string): MappingTemplate {
    checkArgument('MappingTemplate.fromFile', 'file', file, required(text));
    const absolute = path.resolve(file);
    return new MappingTemplate(readTemplate(absolute), [], undefined, absolute);
  }

  /** A template that passes the body on as it is. */
  public static passthrough(): MappingTemplate {
    return new MappingTemplate('$input.body', []);
  }

  /** The template in VTL. */
  public readonly template: string;

  /** @internal */
  public readonly _sources: readonly MappingSource[];

  /**
   * Media type of what the template prints, where that is known.
   * @internal
   */
  public readonly _mediaType?: string;

  /**
   * Absolute path of the file that holds the template alone.
   * @internal
   */
  public readonly _file?: string;

  private constructor(template: string, sources: readonly MappingSource[], mediaType?: string, file?: string) {
    this.template = template;
    this._sources = sources;
    this._mediaType = mediaType;
    this._file = file;
  }
}

function readTemplate(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const reason = { ENOENT: 'there is no such file', EISDIR: 'that is a folder', EACCES: 'reading it is not permitted' }[code ?? ''];
    throw fault(`cannot read the mapping template ${file}: ${reason ?? String(error)}`, { cause: error });
  }
}
