import { fault } from '../props/fault';
import type { MappingSource } from '../sources';
import type { MappingTemplate } from '../templates';
import { checkRequestSource } from './request-parameters';

type Templates = Readonly<Record<string, MappingTemplate>> | undefined;

/** Media types of templates whose output the endpoint must be told of. */
export type Announced = (mediaType: string) => boolean;

/** Request templates as CloudFormation has them. */
export function requestTemplates(templates: Templates, announced: Announced): Record<string, string> | undefined {
  return rendered(templates, ({ template, _sources: sources, _mediaType: mediaType }, contentType) => {
    for (const source of sources) checkRequestSource(source, `the template for ${contentType}`);
    // Clients send no Content-Type that fits, on a GET none at all; only a template that ran may claim one.
    return mediaType !== undefined && announced(mediaType)
      ? `#set($context.requestOverride.header.Content-Type = '${mediaType}')\n${template}`
      : template;
  });
}

/** Response templates as CloudFormation has them. */
export function responseTemplates(templates: Templates): Record<string, string> | undefined {
  return rendered(templates, ({ template, _sources: sources }, contentType) => {
    for (const source of sources) checkResponseTemplateSource(source, contentType);
    return template;
  });
}

/** Everything that the templates read. */
export function templateSources(templates: Templates): readonly MappingSource[] {
  return Object.values(templates ?? {}).flatMap((template) => template._sources);
}

function rendered(templates: Templates, render: (template: MappingTemplate, contentType: string) => string) {
  if (!templates) return undefined;
  return Object.fromEntries(Object.entries(templates).map(([contentType, template]) => [contentType, render(template, contentType)]));
}

function checkResponseTemplateSource(source: MappingSource, contentType: string): void {
  const form = source._form;
  if (form?.kind === 'body' && form.side === 'request') {
    throw fault(
      `the response template for ${contentType} cannot read ${source.expression}: there the body is the endpoint's, which IntegrationResponseSource.body reads`,
    );
  }
}
