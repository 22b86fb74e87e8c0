import type { ForeachStep, IfStep, PrintStep, Step } from '../plan/plan';
import { emitCondition, emitValue, emitVariable } from './emit-values';
import { type Emitter, literal } from './emitter';

/** JavaScript statements for steps. */
export function emitSteps(steps: readonly Step[], emitter: Emitter): string {
  return steps.map((step) => emitStep(step, emitter)).join('\n');
}

function emitStep(step: Step, emitter: Emitter): string {
  switch (step.step) {
    case 'text':
      return `o.text += ${literal(step.text)};`;
    case 'print':
      return emitPrint(step, emitter);
    case 'evaluate':
      return `${emitValue(step.value, emitter)};${step.text === '' ? '' : ` o.text += ${literal(step.text)};`}`;
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
      const block = `L.definedBlock(o, () => {\n${emitter.body(() => emitSteps(step.body, emitter))}\n})`;
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
  const prefix = before === '' ? '' : `${literal(before)} + `;
  return `{ const ${printed} = ${emitValue(value, emitter)}; if (typeof ${printed} === 'string') o.text += ${prefix}${printed}; else o.print(${printed}, ${literal(before)}, ${literal(unresolved)}); }`;
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
  const site = emitter.site(`new L.ForeachSite(${step.body.length + 1}, ${step.range.start}, ${step.range.end})`);
  return `L.foreach(${site}, ${emitValue(step.source, emitter)}, ${emitter.loopVariables(step.slot)}, o, () => {\n${emitter.body(() => emitSteps(step.body, emitter))}\n});`;
}
