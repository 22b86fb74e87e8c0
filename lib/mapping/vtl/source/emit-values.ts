import { narrowestInteger } from '../../values';
import { type Access, type CalculationValue, isCondition, type Value, type VariableValue } from '../plan/plan';
import { emitSteps } from './emit-steps';
import { type Emitter, literal } from './emitter';

/** A JavaScript expression for a value. */
export function emitValue(value: Value, emitter: Emitter): string {
  switch (value.kind) {
    case 'null':
      return 'null';
    case 'text':
      return literal(value.text);
    case 'boolean':
      return String(value.value);
    case 'integer': {
      const number = narrowestInteger(BigInt(value.text));
      return typeof number === 'number'
        ? `${number < 0 ? `(${number})` : number}`
        : emitter.site(`L.narrowestInteger(${BigInt(value.text)}n)`);
    }
    case 'decimal':
      return emitter.site(`L.parseDouble(${literal(value.text)})`);
    case 'variable':
      return emitVariable(value, emitter);
    case 'concatenation':
      return emitConcatenation(value.parts, emitter);
    case 'content': {
      const text = `o.capture(() => {\n${emitter.body(() => emitSteps(value.body, emitter))}\n})`;
      return value.isPadded ? `${text}.slice(0, -1)` : text;
    }
    case 'list':
      return `new L.JavaList([${value.items.map((item) => emitValue(item, emitter)).join(', ')}])`;
    case 'map':
      return `L.mapOf([${value.entries.flatMap((entry) => entry.map((part) => emitValue(part, emitter))).join(', ')}])`;
    case 'range': {
      const site = emitter.site(`new L.CalculationSite(${value.range.start}, ${value.range.end})`);
      return `${site}.range(${emitValue(value.first, emitter)}, ${emitValue(value.last, emitter)})`;
    }
    case 'calculation':
      return emitCalculation(value, emitter);
    default:
      return emitCondition(value, emitter);
  }
}

function emitConcatenation(parts: Extract<Value, { kind: 'concatenation' }>['parts'], emitter: Emitter): string {
  const terms = parts.map((part) =>
    typeof part === 'string' ? literal(part) : `L.interpolated(${emitValue(part.value, emitter)}, ${literal(part.unresolved)})`,
  );
  return `L.bounded(${terms.join(' + ')})`;
}

/** Reads a variable and walks from it; the first null ends the walk. */
export function emitVariable({ slot, accesses, isNullEmpty }: VariableValue, emitter: Emitter): string {
  const walk = accesses.reduce((before, access) => emitAccess(before, access, emitter), emitter.read(slot));
  return isNullEmpty ? `(${walk} ?? "")` : walk;
}

function emitAccess(before: string, access: Access, emitter: Emitter): string {
  const { start, end } = access.range;
  const self = emitter.temporary();
  return `((${self} = ${before}) === null ? null : ${accessWork(access, self, start, end, emitter)})`;
}

function accessWork(access: Access, self: string, start: number, end: number, emitter: Emitter): string {
  switch (access.access) {
    case 'property':
      return `${emitter.site(`new L.PropertySite(${literal(access.name)}, ${start}, ${end})`)}.get(${self})`;
    case 'index':
      return `${emitter.site(`new L.IndexSite(${start}, ${end})`)}.get(${self}, ${emitValue(access.index, emitter)})`;
    case 'call': {
      const count = access.given.length;
      const site = emitter.site(`new L.CallSite(${literal(access.name)}, ${count}, ${start}, ${end})`);
      const given = access.given.map((value) => emitValue(value, emitter)).join(', ');
      if (count === 0) return `${site}.call0(${self})`;
      return count === 1 ? `${site}.call1(${self}, ${given})` : `${site}.call(${self}, [${given}])`;
    }
  }
}

const CALCULATIONS = { '+': 'add', '-': 'subtract', '*': 'multiply', '/': 'divide', '%': 'modulo' };

function emitCalculation({ operator, range, leftSource, rightSource, left, right }: CalculationValue, emitter: Emitter): string {
  const sources = operator === '+' ? `, ${literal(leftSource)}, ${literal(rightSource)}` : '';
  const site = emitter.site(`new L.CalculationSite(${range.start}, ${range.end}${sources})`);
  return `${site}.${CALCULATIONS[operator]}(${emitValue(left, emitter)}, ${emitValue(right, emitter)})`;
}

const COMPARISONS = { '==': 'L.isEqual', '!=': '!L.isEqual', '<': 'L.isLess', '>': 'L.isGreater', '<=': 'L.isAtMost', '>=': 'L.isAtLeast' };

/** A JavaScript expression, true or false, for a value as `#if` takes it. */
export function emitCondition(value: Value, emitter: Emitter): string {
  if (!isCondition(value)) return 'false';
  switch (value.kind) {
    case 'boolean':
      return String(value.value);
    case 'comparison':
      return `${COMPARISONS[value.operator]}(${emitValue(value.left, emitter)}, ${emitValue(value.right, emitter)})`;
    case 'and':
    case 'or':
      return `(${emitCondition(value.left, emitter)} ${value.kind === 'and' ? '&&' : '||'} ${emitCondition(value.right, emitter)})`;
    case 'not':
      return `!${emitCondition(value.operand, emitter)}`;
    default:
      return `L.isTrue(${emitValue(value, emitter)})`;
  }
}
