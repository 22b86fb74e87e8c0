import { realpathSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { isObject, type JsonObject } from '../../definition';
import { readBytes } from '../sources/read-bytes';

/** Resolves `{"$file": "apis/NAME.json"}`, a document beside the cases; nothing outside of their folder is opened. */
export class FileReferences {
  private readonly documents = new Map<string, JsonObject>();

  constructor(private readonly folder: string) {}

  resolve(api: JsonObject): JsonObject {
    if (!Object.hasOwn(api, '$file')) return api;
    const name = api['$file'];
    if (typeof name !== 'string' || Object.keys(api).length !== 1) throw new Error('`{"$file": …}` takes one path, and nothing beside it');
    const known = this.documents.get(name) ?? this.read(name);
    this.documents.set(name, known);
    return known;
  }

  private read(name: string): JsonObject {
    let json: unknown;
    const path = this.pathWithin(name);
    try {
      json = JSON.parse(readBytes(path).toString('utf8'));
    } catch (error) {
      throw new Error(`\`$file\` ${name} cannot be read as JSON: ${(error as Error).message}`);
    }
    if (!isObject(json)) throw new Error(`\`$file\` ${name} holds no JSON object`);
    return json;
  }

  private pathWithin(name: string): string {
    const folder = realpathSync(this.folder);
    const asWritten = resolve(folder, name);
    if (!isWithin(folder, asWritten)) throw new Error(`\`$file\` ${name} is outside of the folder of the cases`);
    let target: string;
    try {
      target = realpathSync(asWritten);
    } catch {
      throw new Error(`\`$file\` ${name}: there is no such file beside the cases`);
    }
    // A symbolic link may lead out of the folder, too.
    if (!isWithin(folder, target)) throw new Error(`\`$file\` ${name} is outside of the folder of the cases`);
    return target;
  }
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
