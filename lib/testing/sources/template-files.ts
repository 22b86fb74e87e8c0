import { createHash } from 'node:crypto';
import type { ApiDefinition, ContentTemplate, Integration, Origin, Value } from '../../definition';
import type { MetadataEntry } from './cloud-assembly';

const metadataType = 'cdk-rest-integrations:template-files';

/** A template that was read from a file, as our constructs note it on the method. */
interface NotedFile {
  readonly side: 'request' | 'response';
  readonly selectionPattern?: string;
  readonly contentType: string;
  /** SHA-256 of what the file held, in hexadecimal digits. */
  readonly hash: string;
  /** From the folder in which the app was synthesized. */
  readonly file: string;
}

type Metadata = ReadonlyMap<string, readonly MetadataEntry[]>;

/** Gives the templates of an assembly's API the places of the files that they were read from. */
export function withTemplateFiles(api: ApiDefinition, metadata: Metadata): ApiDefinition {
  const noted = new Map(
    [...metadata].map(([path, entries]) => [path, notedFiles(entries)] as const).filter(([, files]) => files.length > 0),
  );
  if (noted.size === 0) return api;
  const resources = api.resources.map((resource) => ({
    ...resource,
    methods: resource.methods.map((method) => {
      const files = noted.get(method.origin.constructPath ?? '');
      return files && method.integration ? { ...method, integration: placed(method.integration, files) } : method;
    }),
  }));
  return { ...api, resources };
}

function notedFiles(entries: readonly MetadataEntry[]): readonly NotedFile[] {
  return entries.flatMap(({ type, data }) => (type === metadataType && Array.isArray(data) ? (data as NotedFile[]) : []));
}

function placed(integration: Integration, files: readonly NotedFile[]): Integration {
  const place = (side: NotedFile['side'], selectionPattern?: Value<string>) => (template: ContentTemplate) => {
    const found = files.find(
      (candidate) =>
        candidate.side === side &&
        candidate.selectionPattern === selectionPattern &&
        candidate.contentType === template.contentType &&
        candidate.hash === hashOf(template.template),
    );
    return found ? { ...template, origin: inFile(template.origin, found.file) } : template;
  };
  return {
    ...integration,
    requestTemplates: integration.requestTemplates.map(place('request')),
    integrationResponses: integration.integrationResponses.map((response) => ({
      ...response,
      responseTemplates: response.responseTemplates.map(place('response', response.selectionPattern)),
    })),
  };
}

function hashOf(template: Value<string>): string | undefined {
  return typeof template === 'string' ? createHash('sha256').update(template).digest('hex') : undefined;
}

function inFile({ end: _end, ...origin }: Origin, file: string): Origin {
  return { ...origin, file, start: { line: 1, column: 1 } };
}
