import type { DocumentText } from './document-text';
import { JavaList } from './java-list';
import type { JavaValue } from './java-value';
import { jsonArrayText } from './json-text';

/** net.minidev.json.JSONArray, what a JSON document's arrays are: prints as JSON, also inside of other values. */
export class JsonArray extends JavaList {
  /** `document` has it from `start` to `end`; `end` is 0 where JSON is written in another way. */
  constructor(
    items: JavaValue[],
    private readonly document?: DocumentText,
    private readonly start = 0,
    private readonly end = 0,
  ) {
    super(items);
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

  protected override change(): void {
    if (this.document !== undefined) this.document.isChanged = true;
  }
}
