import { checkLength, JavaMap, type JavaValue } from '../../values';
import { ForeachScope } from '../objects';
import type { SourceRange } from '../syntax/nodes';
import { DefinedBlock } from './defined-block';
import { MaskedVariable } from './masked-variable';
import type { Output } from './output';
import { StopCommand } from './stop';
import { TemplateRuntimeError } from './template-runtime-error';

/** What templates as source and as closures do alike, besides the sites. */

/** A `#define`d block. A `#break` inside of it ends the block. */
export function definedBlock(output: Output, body: () => void): DefinedBlock {
  const append = (): void => {
    try {
      body();
    } catch (error) {
      if (!(error instanceof StopCommand) || !error.isFor(undefined)) throw error;
    }
  };
  return new DefinedBlock(append, output);
}

export function maskedVariable(value: JavaValue): MaskedVariable {
  const variable = new MaskedVariable();
  variable.set(value);
  return variable;
}

/** A map literal: keys and values in turn. */
export function mapOf(parts: readonly JavaValue[]): JavaMap {
  const map = new JavaMap();
  for (let i = 0; i < parts.length; i += 2) map.put(parts[i], parts[i + 1]);
  return map;
}

/** Answers a text of allowed length. */
export function bounded(text: string): string {
  checkLength(text);
  return text;
}

/** `#break($foreach)`: ends the loop whose state it was given. */
export function breakScope(scope: JavaValue, range: SourceRange): never {
  if (scope instanceof ForeachScope) throw new StopCommand(scope.owner);
  fail('#break takes only $foreach or a parent of it.', range);
}

export function fail(message: string, range: SourceRange): never {
  throw new TemplateRuntimeError('failure', message, range);
}
