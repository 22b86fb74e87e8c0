import { compileTemplate, parseTemplate } from '../mapping/vtl';
import { type RenderTemplate, TemplateRuntimeError } from '../mapping/vtl/runtime';
import type { TemplatePlan } from '../plan';
import type { Templates } from './stages/request-template';

/** Templates of a plan as functions of this process, each parsed when it is first rendered. The only module here that knows the parser. */
export function compileTemplates(templates: readonly TemplatePlan[]): Templates {
  const compiled = new Map(templates.map(({ id, source }) => [id, onFirstUse(source)]));
  return (id) => {
    const render = compiled.get(id);
    if (!render) throw new Error(`The plan names a template ${id} that it does not hold`);
    return render;
  };
}

function onFirstUse(source: string): RenderTemplate {
  let render: RenderTemplate | undefined;
  return (variables) => {
    render ??= compiledTemplate(source);
    return render(variables);
  };
}

/** The service takes a template with mistakes, and fails every call that needs it. */
function compiledTemplate(source: string): RenderTemplate {
  const { template, errors } = parseTemplate(source);
  const [first] = errors;
  if (!first) return compileTemplate(template);
  return () => {
    throw new TemplateRuntimeError('failure', `line ${first.line}, column ${first.column}: ${first.message}`);
  };
}
