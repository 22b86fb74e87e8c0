import type { ApiDefinition, ContentTemplate } from '../../definition';
import { describeApi, shortHash, templateSource, templateTitle } from '../cards';

const line = '─'.repeat(72);

/** The cards of an API and, unescaped and once each, the text of every template that they name. */
export function apiFile(api: ApiDefinition): string {
  const texts = new Map<string, string>();
  for (const template of allTemplates(api)) {
    const source = templateSource(template);
    texts.set(`${templateTitle(template)} (${shortHash(source)})`, source);
  }
  const sections = [...texts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([head, text]) => `${line}\n${head}\n${line}\n${text}`);
  return `${[describeApi(api), ...sections].join('\n\n').replace(/\n$/, '')}\n`;
}

function allTemplates(api: ApiDefinition): ContentTemplate[] {
  const integrations = api.resources.flatMap(({ methods }) => methods.flatMap(({ integration }) => (integration ? [integration] : [])));
  return [
    ...integrations.flatMap(({ requestTemplates, integrationResponses }) => [
      ...requestTemplates,
      ...integrationResponses.flatMap(({ responseTemplates }) => responseTemplates),
    ]),
    ...api.gatewayResponses.flatMap(({ responseTemplates }) => responseTemplates),
  ];
}
