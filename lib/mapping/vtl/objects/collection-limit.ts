import { JavaException } from '../../values';

/** Items that a collection may hold. */
const COLLECTION_LIMIT = 1_000_000;

export function collectionLimit(size: number): void {
  if (size > COLLECTION_LIMIT) throw new JavaException('OutOfMemoryError', `A collection holds more than ${COLLECTION_LIMIT} items.`);
}
