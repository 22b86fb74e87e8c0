import type { MappingTemplate } from '../templates';
import type { CustomIntegrationOptions } from './custom-integration-options';
import { givenResponses } from './integration-responses';

/** A template of a method that was read from a file. */
export interface TemplateFile {
  readonly side: 'request' | 'response';
  /** Of its integration response; absent for the default one, and for requests. */
  readonly selectionPattern?: string;
  readonly contentType: string;
  /** What the file held. A template that is overridden later is not the file's any more. */
  readonly template: string;
  /** Absolute path. */
  readonly file: string;
}

/** The templates of an integration that were read from files. */
export function templateFiles({ request, responses }: Pick<CustomIntegrationOptions, 'request' | 'responses'>): readonly TemplateFile[] {
  return [
    ...fromFiles(request?.templates, { side: 'request' }),
    ...givenResponses(responses).flatMap(({ templates, selectionPattern }) =>
      fromFiles(templates, { side: 'response', ...(selectionPattern && { selectionPattern }) }),
    ),
  ];
}

function fromFiles(
  templates: Readonly<Record<string, MappingTemplate>> | undefined,
  place: Pick<TemplateFile, 'side' | 'selectionPattern'>,
): readonly TemplateFile[] {
  return Object.entries(templates ?? {}).flatMap(([contentType, { template, _file: file }]) =>
    file === undefined ? [] : [{ ...place, contentType, template, file }],
  );
}
