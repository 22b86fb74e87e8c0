import { type ContextMembers, compileTemplate, createVariables, parseTemplate } from '../../../lib/mapping';

/** What a template may see; all of it is optional. */
export interface Given {
  readonly body?: string;
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly header?: Readonly<Record<string, string>>;
  readonly context?: ContextMembers;
  readonly stage?: Readonly<Record<string, string>>;
}

/** Renders a template as the service does. */
export function render(template: string, given: Given = {}): string {
  const { template: parsed, errors } = parseTemplate(template);
  expect(errors).toEqual([]);
  return compileTemplate(parsed)(
    createVariables({
      body: given.body,
      path: Object.entries(given.path ?? {}),
      querystring: Object.entries(given.query ?? {}),
      header: Object.entries(given.header ?? {}),
      context: given.context ?? {},
      stageVariables: Object.entries(given.stage ?? {}),
    }),
  );
}
