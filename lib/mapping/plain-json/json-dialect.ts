/** What a reader accepts beyond JSON; json-smart's parser flags. */
export interface JsonDialect {
  /** Single quotes, text without quotes, leading zeros, useless commas, NaN, control characters, anything after the end. */
  readonly permissive: boolean;
  /** Deeper nesting of arrays and objects is an error. */
  readonly depthLimit: number;
}

/** `JSONParser.MODE_PERMISSIVE`, which Jayway's JsonSmartJsonProvider reads documents with. */
export const PERMISSIVE: JsonDialect = { permissive: true, depthLimit: 400 };

/** `JSONParser.MODE_RFC4627` as `$util.parseJson` reads. Java has no limit there but its stack. */
export const STRICT: JsonDialect = { permissive: false, depthLimit: 1_000 };
