import { JavaObject } from '../../values';
import type { MethodTable } from '../methods/method-table';

/** An object with methods of its own that is no value: `$input`, `$util`, a `#define`d block. */
export abstract class TemplateObject extends JavaObject {
  abstract readonly methods: MethodTable;
}
