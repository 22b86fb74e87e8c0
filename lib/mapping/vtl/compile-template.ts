import { Script } from 'node:vm';
import { stepsTaken } from '../values';
import { compileClosures } from './closures/compile-closures';
import * as library from './runtime';
import type { RenderTemplate } from './runtime/template-variables';
import { emitTemplate } from './source/emit-template';
import type { Template } from './syntax/nodes';

/** Renderings after which a template is worth its translation to JavaScript. */
const HOT = 500;

/** A rendering of more steps counts as one more for each so many, as a power of two: long loops are hot soon. */
const STEPS_SHIFT = 9;

/** Source longer than this (characters) would stop the process for too long while it is read. */
const SOURCE_LIMIT = 100_000;

/**
 * Makes a template ready to run: as closures, which are there at once, and as JavaScript, which is faster, when it is
 * rendered often. A template with syntax errors must not come here.
 */
export function compileTemplate(template: Template): RenderTemplate {
  let render = compileClosures(template);
  let left = HOT;
  return (variables) => {
    if (left <= 0) return render(variables);
    left--;
    const text = render(variables);
    left -= stepsTaken() >>> STEPS_SHIFT;
    if (left <= 0) render = translated(template) ?? render;
    return text;
  };
}

/** Undefined where the host runs no code that is made of text. */
function translated(template: Template): RenderTemplate | undefined {
  const source = emitTemplate(template);
  if (source.length > SOURCE_LIMIT) return undefined;
  try {
    const make = new Script(`(${source})`).runInThisContext() as (runtime: typeof library) => RenderTemplate;
    return make(library);
  } catch {
    return undefined;
  }
}
