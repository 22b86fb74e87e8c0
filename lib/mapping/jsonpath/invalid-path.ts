import { JavaException } from '../values';

/** A JSONPath that Jayway does not accept, or a function or operator that it refuses while it evaluates one. */
export class InvalidPath extends JavaException {
  constructor(message: string) {
    super('InvalidPathException', message);
    this.name = 'InvalidPath';
  }
}
