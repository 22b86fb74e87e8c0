import { InvalidJson, parseJson } from '../json';
import { cachedJsonPath } from '../jsonpath';
import { JavaException, JavaMap, type JavaValue, jsonText } from '../values';
import { MethodTable, objectMethods } from '../vtl/methods';
import { TemplateObject } from '../vtl/objects';

/** A request's parameters, name and value. */
export interface ParameterSource {
  readonly path: Iterable<readonly [string, string]>;
  readonly querystring: Iterable<readonly [string, string]>;
  readonly header: Iterable<readonly [string, string]>;
}

const PLACES = ['path', 'querystring', 'header'] as const;

/** `$input`: the request's (or response's) body and parameters. Prints as nothing. */
export class InputVariable extends TemplateObject {
  readonly methods = inputMethods;
  readonly body: string;
  private document: JavaValue | undefined;
  private madeParameters: JavaMap | undefined;

  /** An empty body is `{}` for everything. */
  constructor(
    body: string | undefined,
    private readonly source: ParameterSource,
  ) {
    super();
    this.body = body === undefined || body === '' ? '{}' : body;
  }

  get javaClass(): string {
    return '$input';
  }

  toJavaString(): string {
    return '';
  }

  override toJson(): string {
    return jsonText(new JavaMap([['body', this.body]]));
  }

  /** The maps `path`, `querystring` and `header`. */
  get parameters(): JavaMap {
    this.madeParameters ??= new JavaMap(PLACES.map((place) => [place, new JavaMap(this.source[place])]));
    return this.madeParameters;
  }

  /** The document's value at a JSONPath. The document is parsed once, and what a template changes in it stays changed. */
  path(expression: string | null): JavaValue {
    const document = this.document === undefined ? this.parse() : this.document;
    return cachedJsonPath(expression ?? '').read(document);
  }

  /** A parameter by name: of the path, else of the query string, else of the headers. */
  parameter(name: JavaValue): JavaValue {
    const { parameters } = this;
    for (const place of PLACES) {
      const values = parameters.member(place);
      const value = values instanceof JavaMap ? values.get(name) : null;
      if (value !== null) return value;
    }
    return '';
  }

  private parse(): JavaValue {
    try {
      this.document = parseJson(this.body);
      return this.document;
    } catch (error) {
      if (!(error instanceof InvalidJson)) throw error;
      throw new JavaException('MalformedBody', `The body is no JSON: ${error.message}`);
    }
  }
}

const inputMethods = new MethodTable(
  {
    'getBody()': (self: InputVariable) => self.body,
    'path(String)': (self: InputVariable, expression: string | null) => self.path(expression),
    'json(String)': (self: InputVariable, expression: string | null) => jsonText(self.path(expression)),
    'params()': (self: InputVariable) => self.parameters,
    'params(String)': (self: InputVariable, name: string | null) => self.parameter(name),
  },
  objectMethods,
);
