import { Script } from 'node:vm';
import { compileClosures } from './closures/compile-closures';
import * as library from './runtime';
import type { RenderTemplate } from './runtime/template-variables';
import { emitTemplate } from './source/emit-template';
import type { Template } from './syntax/nodes';

/** Renderings after which a template is worth its translation to JavaScript. */
const HOT = 500;

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
    if (left > 0 && --left === 0) render = translated(template) ?? render;
    return render(variables);
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
