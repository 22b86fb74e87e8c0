import { JavaList } from './java-list';

/** net.minidev.json.JSONArray, what a JSON document's arrays are: prints as JSON, also inside of other values. */
export class JsonArray extends JavaList {
  override get javaClass(): string {
    return 'net.minidev.json.JSONArray';
  }
}
