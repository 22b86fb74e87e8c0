import { endBudget, startBudget } from '../../values';
import type { TemplateFailure } from '../syntax/nodes';
import type { Output } from './output';
import { StopCommand } from './stop';
import { located, TemplateRuntimeError } from './template-runtime-error';

/** Runs a template's body and answers what it printed; `#stop` keeps what was printed before. */
export function render(failure: TemplateFailure | undefined, output: Output, body: () => void): string {
  if (failure !== undefined) throw new TemplateRuntimeError('failure', failure.message, { start: failure.start, end: failure.end });
  startBudget();
  try {
    body();
  } catch (error) {
    if (!(error instanceof StopCommand)) throw located(error);
  } finally {
    endBudget();
  }
  const text = output.whole();
  try {
    output.check();
  } catch (error) {
    throw located(error);
  }
  return text;
}
