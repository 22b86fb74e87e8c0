import { InvalidPath } from '../invalid-path';
import { PathText } from '../path/path-text';
import type { Filter, Operand } from './filter';
import { readLiteral } from './literal-reader';
import { literalOperand, type PathOperand, pathOperand } from './operand';
import { findOperator } from './operators';

/** How many brackets and negations may be open at once. */
const NESTING_LIMIT = 100;

/** `criteria` is `[?(…)]`; `depth` counts the paths around. Throws `InvalidPath`, or a JavaException for literals that Java refuses. */
export function compileFilter(criteria: string, depth: number): Filter {
  const text = new PathText(criteria);
  text.pos++;
  text.last--;
  text.trim();
  text.pos++;
  text.trim();
  if (text.current !== '(' || text.at(text.last) !== ')') throw new InvalidPath(`A filter is written [?( … )]: ${criteria}`);
  return new FilterCompiler(text, depth).compile();
}

class FilterCompiler {
  private nesting = 0;

  constructor(
    private readonly text: PathText,
    private readonly depth: number,
  ) {}

  compile(): Filter {
    const filter = this.or();
    this.text.skipBlanks();
    if (this.text.contains(this.text.pos)) {
      throw new InvalidPath(`Expected the end of the filter instead of ${this.text.slice(this.text.pos, this.text.end)}`);
    }
    return filter;
  }

  private or(): Filter {
    const parts = this.chain('||', () => this.and());
    return parts.length === 1 ? parts[0] : (context) => parts.some((part) => part(context));
  }

  private and(): Filter {
    const parts = this.chain('&&', () => this.factor());
    return parts.length === 1 ? parts[0] : (context) => parts.every((part) => part(context));
  }

  private chain(operator: string, read: () => Filter): Filter[] {
    const parts = [read()];
    while (this.accept(operator)) parts.push(read());
    return parts;
  }

  /** A negation before a path is left to the path: there it asks for the path's absence. */
  private factor(): Filter {
    const { text } = this;
    if (++this.nesting > NESTING_LIMIT) throw new InvalidPath(`A filter has more than ${NESTING_LIMIT} brackets and negations open.`);
    const start = text.skipBlanks().pos;
    let filter: Filter | undefined;
    if (text.current === '!') {
      text.pos++;
      if ('$@'.includes(text.skipBlanks().current)) {
        text.pos = start;
      } else {
        const negated = this.factor();
        filter = (context) => !negated(context);
      }
    }
    if (filter === undefined && text.skipBlanks().current === '(') {
      text.pos++;
      filter = this.or();
      if (text.skipBlanks().current !== ')') throw new InvalidPath(`Expected ')' at ${text.pos}: ${text.text}`);
      text.pos++;
    }
    this.nesting--;
    return filter ?? this.comparison();
  }

  private comparison(): Filter {
    const left = this.operand();
    const end = this.text.pos;
    try {
      const compare = findOperator(this.operatorName());
      const right = this.operand();
      const [leftValue, rightValue]: Operand[] = [left.value, right.value];
      return (context) => compare(leftValue(context), rightValue(context));
    } catch (error) {
      if (!(error instanceof InvalidPath)) throw error;
    }
    this.text.pos = end;
    if (!('exists' in left)) throw new InvalidPath(`A filter compares, or asks for a path: ${this.text.text}`);
    const { exists, wanted } = left;
    return (context) => exists(context) === wanted;
  }

  private operatorName(): string {
    const { text } = this;
    const start = text.skipBlanks().pos;
    const isSign = isOperatorSign(text.current);
    while (text.contains(text.pos) && (isSign ? isOperatorSign(text.current) : text.current !== ' ')) text.pos++;
    return text.slice(start, text.pos);
  }

  private operand(): PathOperand | { value: Operand } {
    const { text } = this;
    const first = text.skipBlanks().current;
    if (first === '!') {
      text.pos++;
      if (!'$@'.includes(text.skipBlanks().current)) throw new InvalidPath(`Unexpected '!' at ${text.pos - 1}: ${text.text}`);
      return this.path();
    }
    return first === '$' || first === '@' ? this.path() : literalOperand(readLiteral(text));
  }

  private path(): PathOperand {
    const { text } = this;
    const start = text.pos;
    const negation = text.previousPlace(start);
    text.pos++;
    while (text.contains(text.pos)) {
      if (text.current === '[') {
        const close = text.placeOfClosing(text.pos, '[', ']', false);
        if (close < 0) throw new InvalidPath(`The '[' at ${text.pos} is not closed: ${text.text}`);
        text.pos = close + 1;
      }
      const character = text.current;
      const ends = character === ')' ? !this.closesFunction(start) : character === ' ' || isOperatorSign(character);
      if (!text.contains(text.pos) || ends) break;
      text.pos++;
    }
    return pathOperand(text.slice(start, text.pos), negation < 0 || text.at(negation) !== '!', this.depth);
  }

  /** `()` after a name with a dot before it, where the path that begins at `start` has one. */
  private closesFunction(start: number): boolean {
    const open = this.text.previousPlace(this.text.pos);
    if (open < 0 || this.text.at(open) !== '(') return false;
    const dot = this.text.text.lastIndexOf('.', open - 1);
    return dot > start;
  }

  private accept(operator: string): boolean {
    const { text } = this;
    const start = text.pos;
    text.skipBlanks();
    if (text.contains(text.pos + operator.length - 1) && text.text.startsWith(operator, text.pos)) {
      text.pos += operator.length;
      return true;
    }
    text.pos = start;
    return false;
  }
}

function isOperatorSign(character: string): boolean {
  return '<>=~!'.includes(character);
}
