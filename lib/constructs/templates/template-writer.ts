import { fault } from '../props/fault';
import type { MappingSource } from '../sources';
import { vtlString } from './vtl-literal';

/** How a template gets at a value that is a text. */
export interface TextReading {
  readonly kind: 'text';
  /** A reference that gives the value, and the empty text where there is none. */
  readonly reference: string;
  /** The value as an argument that is a text for certain; the reference where undefined. */
  readonly argument?: string;
  /** A condition that holds if there is a value; undefined where there always is one. */
  readonly present?: string;
}

/** How a template gets at a value of the body, which may have any JSON type. */
export interface BodyReading {
  readonly kind: 'body';
  /** A VTL expression that gives the JSONPath. */
  readonly path: string;
}

export type Reading = TextReading | BodyReading;

/**
 * What grows while a structure is written: names for variables, the directives that must run first, and the element that
 * the innermost list stands at.
 */
export class TemplateWriter {
  private readonly directives: string[] = [];
  private readonly headers = new Map<string, string>();
  private readonly elements: string[] = [];
  private names = 0;

  /** Directives for the top of the template. */
  public get prelude(): string {
    return this.directives.map((directive) => `${directive}\n`).join('');
  }

  /** Adds directives to the top of the template, once. */
  public require(...directives: readonly string[]): void {
    for (const directive of directives) if (!this.directives.includes(directive)) this.directives.push(directive);
  }

  public newName(stem: string): string {
    this.names += 1;
    return `${stem}${this.names}`;
  }

  /** Writes what stands inside a list, whose element's JSONPath is in the variable `name`. */
  public within<T>(name: string, write: () => T): T {
    this.elements.push(name);
    const written = write();
    this.elements.pop();
    return written;
  }

  /** The reading of a part of the element that the innermost list stands at. */
  public element(suffix: string): BodyReading {
    const name = this.elements.at(-1);
    if (name === undefined)
      throw fault('TemplateValue.element stands for an element of a list, and there is no TemplateValue.list around it');
    return { kind: 'body', path: suffix === '' ? `$${name}` : `$${name}.concat(${vtlString(suffix)})` };
  }

  public read(source: MappingSource): Reading {
    const form = source._form;
    switch (form?.kind) {
      case 'context':
        return contextReading(form.path);
      case 'stage-variable':
        return mapReading('$stageVariables', form.name);
      case 'body':
        return { kind: 'body', path: vtlString(form.jsonPath ?? '$') };
      case 'method-request':
        if (form.multiValue) {
          throw fault(`a mapping template sees one value of a parameter, so it cannot read ${source.expression}: read the single value`);
        }
        if (form.location === 'header') return this.headerReading(form.name);
        if (form.location === 'path') return { kind: 'text', reference: `$input.params().path.get(${vtlString(form.name)})` };
        return mapReading('$input.params().querystring', form.name);
      case 'integration-response-header':
        throw fault(`a mapping template cannot read ${source.expression}: set a header from it instead, which responses can`);
      default:
        throw fault(`a mapping template must know what it reads, and "${source.expression}" is not known at synth`);
    }
  }

  /** Clients of HTTP/2 send header names in lower case, and the service compares them as they come. */
  private headerReading(name: string): TextReading {
    const known = this.headers.get(name) ?? this.newName('header');
    this.headers.set(name, known);
    this.require(
      `#foreach($name in $input.params().header.keySet())#if($name.equalsIgnoreCase(${vtlString(name)}))#set($${known} = $input.params().header.get($name))#end#end`,
    );
    return { kind: 'text', reference: `$${known}`, present: `$${known}.length() >= 0` };
  }
}

function mapReading(map: string, name: string): TextReading {
  const key = vtlString(name);
  return { kind: 'text', reference: `${map}.get(${key})`, present: `${map}.containsKey(${key})` };
}

/** Context variables may be numbers; between quotes they become texts. */
function contextReading(path: string): TextReading {
  const steps = path.split('.').map((step) => (/^[A-Za-z][\w-]*$/.test(step) ? `.${step}` : `[${vtlString(step)}]`));
  const reference = `$context${steps.join('')}`;
  return { kind: 'text', reference, argument: `"${reference}"`, present: `${reference} != ''` };
}
