import { JavaList } from './java-list';
import { jsonArrayText } from './json-text';

/** net.minidev.json.JSONArray, what a JSON document's arrays are: prints as JSON, also inside of other values. */
export class JsonArray extends JavaList {
  override get javaClass(): string {
    return 'net.minidev.json.JSONArray';
  }

  override copy(): JsonArray {
    return new JsonArray([...this.items]);
  }

  override toJavaString(): string {
    return jsonArrayText(this);
  }
}
