import { isAbsolute, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Origin } from '../../definition';
import type { MetadataEntry } from './cloud-assembly';

const metadataType = 'aws:cdk:creationStack';

/**
 * Makes origins say where the person's code created their construct, as far as the metadata of the assembly knows; the place in the
 * synthesized template, which nobody wrote, then gives way.
 */
export function creationPlaces(metadata: ReadonlyMap<string, readonly MetadataEntry[]>): (origin: Origin) => Origin {
  const places = new Map<string, string>();
  for (const [path, entries] of metadata) {
    const place = creationPlace(entries);
    if (place !== undefined) places.set(path.replace(/\/Resource$/, ''), place);
  }
  return (origin) => {
    const createdAt = origin.constructPath === undefined ? undefined : places.get(origin.constructPath);
    return createdAt === undefined ? origin : { ...withoutFile(origin), createdAt };
  };
}

/** The origin without its place in a file that is gone, or that nobody wrote. */
function withoutFile({ file: _file, start: _start, end: _end, ...origin }: Origin): Origin {
  return origin;
}

/** The same for origins in files of one folder; others stay what they are. */
export function withoutFilesOf(folder: string): (origin: Origin) => Origin {
  return (origin) => (origin.file?.startsWith(folder + sep) ? withoutFile(origin) : origin);
}

/** The first frame that is the person's own, as CDK prints it: `new PetsApi (/app/lib/pets-api.ts:41:16)`. */
function creationPlace(entries: readonly MetadataEntry[]): string | undefined {
  const frames = entries.find(({ type }) => type === metadataType)?.data;
  for (const frame of Array.isArray(frames) ? (frames as unknown[]) : []) {
    const [, file, position] = /\(?((?:file:\/\/)?[^()]+?)(:\d+:\d+)\)?$/.exec(String(frame)) ?? [];
    if (file === undefined || file.startsWith('...') || file.includes('node_modules') || file.startsWith('node:')) continue;
    return `${readable(file.startsWith('file:') ? fileURLToPath(file) : file)}${position}`;
  }
  return undefined;
}

/** Files below the current folder by their relative name. */
function readable(file: string): string {
  const way = isAbsolute(file) ? relative(process.cwd(), file) : file;
  return way.startsWith('..') ? file : way;
}
