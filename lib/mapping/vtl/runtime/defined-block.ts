import { charge, type JavaValue, javaText } from '../../values';
import { MethodTable, objectMethods } from '../methods';
import { TemplateObject } from '../objects';

/** Renderings of one definition inside of each other, as Velocity allows. */
const DEPTH_LIMIT = 2;

/** What `#define` stores: renders its block where it is used, with the variables of that moment. */
export class DefinedBlock extends TemplateObject {
  private depth = 0;

  /** `append` renders the block to `output`, or to what the output captures at the time. */
  constructor(
    private readonly append: () => void,
    private readonly output: { capture(work: () => void): string },
  ) {
    super();
  }

  get methods(): MethodTable {
    blockMethods ??= new MethodTable({ 'toString()': (self: DefinedBlock) => self.text() }, objectMethods);
    return blockMethods;
  }

  get javaClass(): string {
    return 'org.apache.velocity.runtime.directive.Block$Reference';
  }

  /** Renders to the output; false where it is already being rendered too often inside of itself. */
  render(): boolean {
    charge(1);
    if (this.depth >= DEPTH_LIMIT) return false;
    // Velocity counts down only where the block ends of itself: one that #break or #stop left stays counted.
    this.depth++;
    this.append();
    this.depth--;
    return true;
  }

  /** The block's text, null where it is already being rendered too often. */
  text(): string | null {
    let rendered = false;
    const text = this.output.capture(() => {
      rendered = this.render();
    });
    return rendered ? text : null;
  }

  toJavaString(): string {
    return this.text() ?? 'null';
  }
}

let blockMethods: MethodTable | undefined;

/** A value's text, null for a block that cannot render any deeper. */
export function textOrNull(value: JavaValue): string | null {
  if (value === null) return null;
  return value instanceof DefinedBlock ? value.text() : javaText(value);
}
