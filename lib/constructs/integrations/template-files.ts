import { createHash } from 'node:crypto';
import { relative, sep } from 'node:path';
import type * as apigateway from 'aws-cdk-lib/aws-apigateway';
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

/**
 * Notes the files in the metadata of the cloud assembly, which is not deployed: the command line reads APIs from there. Paths begin at
 * the working directory, so that they are the same on every machine.
 */
export function noteInAssembly(method: apigateway.Method, files: readonly TemplateFile[]): void {
  const noted = files.map(({ template, file, ...place }) => ({
    ...place,
    hash: createHash('sha256').update(template).digest('hex'),
    file: relative(process.cwd(), file).replaceAll(sep, '/'),
  }));
  method.node.addMetadata('cdk-rest-integrations:template-files', noted);
}

function fromFiles(
  templates: Readonly<Record<string, MappingTemplate>> | undefined,
  place: Pick<TemplateFile, 'side' | 'selectionPattern'>,
): readonly TemplateFile[] {
  return Object.entries(templates ?? {}).flatMap(([contentType, { template, _file: file }]) =>
    file === undefined ? [] : [{ ...place, contentType, template, file }],
  );
}
