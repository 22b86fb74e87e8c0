import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CfnElement } from 'aws-cdk-lib';

/** Files of this library are no user's code. */
const ownFolder = resolve(__dirname, '../..');

/** `file:line:column` of the person's call that made the element; undefined where CDK keeps no creation stacks. */
export function creationPlace(element: CfnElement): string | undefined {
  for (const frame of element.creationStack) {
    const place = /(?:^|\(|at )([^()]+:\d+:\d+)\)?$/.exec(frame.trim())?.[1];
    if (place === undefined || frame.startsWith('...')) continue;
    const file = place.startsWith('file:') ? fileOf(place) : place;
    if (!file.includes('node_modules') && !file.startsWith('node:') && !file.startsWith(ownFolder)) return file;
  }
  return undefined;
}

function fileOf(place: string): string {
  const [, url, position] = /^(.*?)(:\d+:\d+)$/.exec(place) ?? [];
  return url === undefined ? place : `${fileURLToPath(url)}${position}`;
}
