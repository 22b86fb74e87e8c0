import type { ForeachStep, IfStep, PrintStep, Step } from '../plan/plan';
import { type DocumentRow, documentRows } from './document-rows';
import { emitCondition, emitValue, emitVariable } from './emit-values';
import { type Emitter, literal } from './emitter';

/** JavaScript statements for steps. */
export function emitSteps(steps: readonly Step[], emitter: Emitter): string {
  if (!emitter.isInLoop || emitter.isText) return steps.map((step) => emitStep(step, emitter)).join('\n');
  return documentRows(steps, emitter.plan)
    .map((part) => ('steps' in part ? emitRow(part, emitter) : emitStep(part, emitter)))
    .join('\n');
}

/** Goes on, step by step, behind what could be taken from a document. */
function emitRow({ slot, utilSlot, steps, paths }: DocumentRow, emitter: Emitter): string {
  const texts = steps.map((step) => (step.step === 'text' ? emitter.site(fixedText(step.text)) : ''));
  const row = emitter.rowSite(paths.map((path, index) => path ?? texts[index]).join(', '));
  const util = utilSlot === undefined ? 'null' : emitter.read(utilSlot);
  const cases = steps.map(
    (step, index) => `case ${index}: ${step.step === 'text' ? `o.fixed(${texts[index]});` : emitStep(step, emitter)}`,
  );
  return `switch (${row}.print(${emitter.read(slot)}, ${util}, o)) {\n${cases.join('\n')}\n}`;
}

function emitStep(step: Step, emitter: Emitter): string {
  switch (step.step) {
    case 'text':
      return emitText(step.text, emitter);
    case 'print':
      return emitPrint(step, emitter);
    case 'evaluate':
      return `${emitValue(step.value, emitter)};${step.text === '' ? '' : ` ${emitText(step.text, emitter)}`}`;
    case 'set': {
      const value = emitter.local();
      return `{ const ${value} = ${emitValue(step.value, emitter)}; if (${value} !== null) { ${emitter.write(step.slot, value)} } }`;
    }
    case 'set-property': {
      const site = emitter.site(`new L.PropertySetSite(${literal(step.name)}, ${step.range.start}, ${step.range.end})`);
      const [value, self] = [emitter.local(), emitter.local()];
      return `{ const ${value} = ${emitValue(step.value, emitter)}; if (${value} !== null) { const ${self} = ${emitVariable(step.target, emitter)}; if (${self} !== null) ${site}.set(${self}, ${value}); } }`;
    }
    case 'set-index': {
      const site = emitter.site(`new L.IndexSite(${step.range.start}, ${step.range.end})`);
      const [value, self] = [emitter.local(), emitter.local()];
      return `{ const ${value} = ${emitValue(step.value, emitter)}; if (${value} !== null) { const ${self} = ${emitVariable(step.target, emitter)}; if (${self} !== null) ${site}.set(${self}, ${emitValue(step.index, emitter)}, ${value}); } }`;
    }
    case 'if':
      return emitIf(step, emitter);
    case 'foreach':
      return emitForeach(step, emitter);
    case 'define': {
      const block = `L.definedBlock(o, () => {\n${emitter.block(() => emitSteps(step.body, emitter))}\n})`;
      return emitter.write(step.slot, block);
    }
    case 'break':
      return 'throw L.BREAK;';
    case 'break-scope':
      return `L.breakScope(${emitValue(step.scope, emitter)}, ${JSON.stringify(step.range)});`;
    case 'stop':
      return `${step.message === undefined ? '' : `${emitValue(step.message, emitter)}; `}throw L.STOP;`;
    case 'fail':
      return `L.fail(${literal(step.message)}, ${JSON.stringify(step.range)});`;
  }
}

function emitPrint({ value, before, unresolved }: PrintStep, emitter: Emitter): string {
  const printed = emitter.local();
  const text = before === '' ? printed : `${literal(before)} + ${printed}`;
  return `{ const ${printed} = ${emitValue(value, emitter)}; if (typeof ${printed} === 'string') ${emitWrite(text, emitter)} else o.print(${printed}, ${literal(before)}, ${literal(unresolved)}); }`;
}

function emitText(text: string, emitter: Emitter): string {
  return emitter.isInLoop && !emitter.isText ? `o.fixed(${emitter.site(fixedText(text))});` : emitWrite(literal(text), emitter);
}

function emitWrite(text: string, emitter: Emitter): string {
  return emitter.isText ? `o.text += ${text};` : `o.write(${text});`;
}

function fixedText(text: string): string {
  return `new L.FixedText(${literal(text)})`;
}

/** A flat row of branches: `else if` nests in JavaScript, and engines parse nesting recursively. */
function emitIf({ branches, otherwise }: IfStep, emitter: Emitter): string {
  const label = emitter.local();
  const parts = branches.map(
    ({ condition, body }) => `if (${emitCondition(condition, emitter)}) {\n${emitSteps(body, emitter)}\nbreak ${label};\n}`,
  );
  return `${label}: {\n${parts.join('\n')}\n${emitSteps(otherwise, emitter)}\n}`;
}

function emitForeach(step: ForeachStep, emitter: Emitter): string {
  const variables = emitter.loopVariables(step.slot);
  const source = emitValue(step.source, emitter);
  const rowsBefore = emitter.rowCount;
  const body = emitter.loop(() => emitSteps(step.body, emitter));
  const hasRows = emitter.rowCount > rowsBefore;
  const site = emitter.site(`new L.ForeachSite(${step.body.length + 1}, ${step.range.start}, ${step.range.end}, ${hasRows})`);
  return `L.foreach(${site}, ${source}, ${variables}, o, () => {\n${body}\n});`;
}
