import { createHash } from 'node:crypto';
import type { IConstruct } from 'constructs';

/** Name of a file or folder of the cloud assembly that belongs to a construct: the same for every synthesis, and its alone. */
export function outputName(construct: IConstruct): string {
  const path = construct.node.path;
  const readable = path.replaceAll('/', '.').replaceAll(/[^\w.-]/g, '-');
  const alone = !/[^\w/-]/.test(path);
  return alone ? readable : `${readable}-${createHash('sha256').update(path).digest('hex').slice(0, 8)}`;
}
