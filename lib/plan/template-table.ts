import type { ContentTemplate } from '../definition';
import type { TemplatePlan } from './api-plan';
import type { TemplateEntry } from './integration-plan';
import type { Resolver } from './resolver';

/** Collects the templates of an API; equal sources get one id. */
export class TemplateTable {
  readonly templates: TemplatePlan[] = [];
  private readonly ids = new Map<string, string>();

  constructor(private readonly resolver: Resolver) {}

  /** The entries of a template map; what is no text is left out, as the import leaves it out. */
  entries(templates: readonly ContentTemplate[]): readonly TemplateEntry[] {
    return templates
      .filter(({ malformed }) => malformed === undefined)
      .map(({ contentType, template }) => [contentType, this.id(this.resolver.text(template))]);
  }

  private id(source: string): string {
    const known = this.ids.get(source);
    if (known !== undefined) return known;
    const id = `t${this.templates.length}`;
    this.templates.push({ id, source });
    this.ids.set(source, id);
    return id;
  }
}
