import type { PassthroughBehavior } from '../../definition';
import type { RenderTemplate } from '../../mapping/vtl/runtime';
import type { TemplateEntry } from '../../plan';
import type { Call } from '../call';
import { Failure } from '../failure';
import { mediaType } from '../headers';
import { entryFor } from '../media-types';

/** A template with the media type that it stands under. */
export interface ChosenTemplate {
  readonly contentType: string;
  readonly render: RenderTemplate;
}

export type Templates = (id: string) => RenderTemplate;

/** The template for a request, `undefined` for a body that passes, or 415. */
export type RequestTemplateChoice = (call: Call) => ChosenTemplate | undefined | Failure;

/** Chosen by the client's Content-Type without its parameters; an absent one counts as application/json (documented). */
export function compileRequestTemplateChoice(
  entries: readonly TemplateEntry[],
  behavior: PassthroughBehavior,
  templates: Templates,
): RequestTemplateChoice {
  const chosen = compileTemplates(entries, templates);
  const passes = behavior === 'WHEN_NO_MATCH' || (behavior === 'WHEN_NO_TEMPLATES' && chosen.size === 0);
  return (call) => {
    const type = mediaType(call.header('content-type')) ?? 'application/json';
    const template = entryFor(chosen, type);
    if (template || passes) return template;
    return new Failure(
      'UNSUPPORTED_MEDIA_TYPE',
      'Unsupported Media Type',
      'integrationRequest',
      `no template for ${type}${chosen.size > 0 ? `; ${[...chosen.values()].map(({ contentType }) => contentType).join(', ')} ${chosen.size > 1 ? 'have' : 'has'} one` : ''}`,
    );
  };
}

/** Templates by media type in lower case, in their order. */
export function compileTemplates(entries: readonly TemplateEntry[], templates: Templates): ReadonlyMap<string, ChosenTemplate> {
  return new Map(entries.map(([contentType, id]) => [contentType.toLowerCase(), { contentType, render: templates(id) }]));
}
