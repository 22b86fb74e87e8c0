import type { DocumentText } from './document-text';
import type { DocumentValues } from './document-values';
import { JavaList } from './java-list';
import type { JavaValue } from './java-value';
import { jsonArrayText } from './json-text';

/** net.minidev.json.JSONArray, what a JSON document's arrays are: prints as JSON, also inside of other values. */
export class JsonArray extends JavaList {
  /** What has its items as long as they were not made, and the place of the array there. */
  private source: DocumentValues | undefined = undefined;
  private place = 0;

  /** `document` has it from `start` to `end`; `end` is 0 where JSON is written in another way. */
  constructor(
    items: JavaValue[],
    private readonly document?: DocumentText,
    private readonly start = 0,
    private readonly end = 0,
  ) {
    super(items);
  }

  /** The same for the array at `place` of `source`, which makes its items when they are asked for. */
  static ofDocument(source: DocumentValues, place: number, document: DocumentText, start: number, end: number): JsonArray {
    const array = new JsonArray(NONE, document, start, end);
    array.row = undefined;
    array.source = source;
    array.place = place;
    return array;
  }

  override get javaClass(): string {
    return 'net.minidev.json.JSONArray';
  }

  override get documentText(): string | undefined {
    return this.document?.part(this.start, this.end);
  }

  override copy(): JsonArray {
    return new JsonArray([...this.items]);
  }

  override toJavaString(): string {
    return jsonArrayText(this);
  }

  protected override make(): JavaValue[] {
    this.row = this.source!.entries(this.place);
    return this.row;
  }

  protected override change(): void {
    if (this.document !== undefined) this.document.isChanged = true;
  }
}

const NONE: JavaValue[] = [];
