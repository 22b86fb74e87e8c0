import type { ContentTemplate, Method } from '../../definition';
import type { ParsedText } from './parsed-template';

/** Parses a template, once for each text. */
export type ParseTemplate = (template: ContentTemplate) => ParsedText;

/** A template and the way that it works on. */
export class MethodTemplate {
  private parsing: ParsedText | undefined = undefined;

  constructor(
    readonly template: ContentTemplate,
    readonly side: 'request' | 'response',
    private readonly parse: ParseTemplate,
  ) {}

  /** `request template for application/json` */
  get name(): string {
    return `${this.side} template for ${this.template.contentType}`;
  }

  get parsed(): ParsedText {
    this.parsing ??= this.parse(this.template);
    return this.parsing;
  }
}

const none: readonly MethodTemplate[] = [];

/** All templates of a method in their order. */
export function templatesOf({ integration }: Method, parse: ParseTemplate): readonly MethodTemplate[] {
  if (integration === undefined) return none;
  const templates: MethodTemplate[] = [];
  for (const template of integration.requestTemplates) templates.push(new MethodTemplate(template, 'request', parse));
  for (const { responseTemplates } of integration.integrationResponses) {
    for (const template of responseTemplates) templates.push(new MethodTemplate(template, 'response', parse));
  }
  return templates;
}
