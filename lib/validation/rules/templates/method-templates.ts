import type { ContentTemplate, Method } from '../../../definition';

/** A template and the way that it works on. */
export interface MethodTemplate {
  readonly template: ContentTemplate;
  readonly side: 'request' | 'response';
  /** `request template for application/json` */
  readonly name: string;
}

/** All templates of a method in their order. */
export function templatesOf({ integration }: Method): readonly MethodTemplate[] {
  const ofSide = (side: 'request' | 'response') => (template: ContentTemplate) => ({
    template,
    side,
    name: `${side} template for ${template.contentType}`,
  });
  return [
    ...(integration?.requestTemplates ?? []).map(ofSide('request')),
    ...(integration?.integrationResponses ?? []).flatMap(({ responseTemplates }) => responseTemplates.map(ofSide('response'))),
  ];
}
