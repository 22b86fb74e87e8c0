import { JavaObject, type JavaValue } from './java-value';

/** java.util.ArrayList: prints `[a, b]`. */
export class JavaList extends JavaObject {
  constructor(readonly items: JavaValue[] = []) {
    super();
  }

  toJavaString(): string {
    return `[${this.items.join(', ')}]`;
  }
}

/** net.minidev.json.JSONArray, what a JSON document's arrays are: prints as JSON, also inside of other values. */
export class JsonArray extends JavaList {}
