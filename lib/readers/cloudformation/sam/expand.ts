import type { Problems } from '../../problems';
import { mapNode, textNode } from '../../source/build';
import type { Template } from '../template';
import type { TemplateResource } from '../template-resource';
import { type ApiEvent, apiEvents } from './events';
import { withGlobals } from './globals';
import { entriesOf, member, text, withMember } from './nodes';
import { serverlessApi } from './serverless-api';

const apiType = 'AWS::Serverless::Api';
/** The API of events that name none. */
const implicitApi = 'ServerlessRestApi';

/** The resources of a template as the SAM transform leaves them, as far as REST APIs are concerned. */
export function expandServerless(
  template: Template,
  resources: readonly TemplateResource[],
  problems: Problems,
): readonly TemplateResource[] {
  if (!resources.some(({ type }) => type.startsWith('AWS::Serverless::'))) return resources;
  const events = resources.filter(({ type }) => type === 'AWS::Serverless::Function').flatMap(apiEvents);
  reportStateMachines(resources, problems);
  const made = resources.flatMap((resource) => {
    if (resource.type !== apiType) return [resource];
    const api = { ...resource, properties: resource.properties.holding(withGlobals(template, resource.properties.node)) };
    return serverlessApi(api, eventsOf(events, resource.logicalId), problems);
  });
  const implicit = events.filter(({ api }) => api === undefined);
  return [...made, ...(implicit.length === 0 ? [] : serverlessApi(implicitResource(template, implicit), implicit, problems))];
}

function eventsOf(events: readonly ApiEvent[], logicalId: string): readonly ApiEvent[] {
  return events.filter(({ api }) => api === logicalId);
}

/** The transform makes it with the stage `Prod`. */
function implicitResource(template: Template, [first]: readonly ApiEvent[]): TemplateResource {
  const { properties, origin } = first.function;
  const logicalId = `${template.prefix}${implicitApi}`;
  const node = withGlobals(template, withMember(mapNode([], properties.node), 'StageName', textNode('Prod', properties.node)));
  const owned = properties.ownedBy({ ...origin, logicalId });
  return { logicalId, type: apiType, properties: owned.holding(node), origin: { ...origin, logicalId } };
}

function reportStateMachines(resources: readonly TemplateResource[], problems: Problems): void {
  for (const { type, logicalId, properties, origin } of resources) {
    if (type !== 'AWS::Serverless::StateMachine') continue;
    const names = entriesOf(member(properties.node, 'Events')).flatMap(([name, event]) =>
      text(member(event, 'Type')) === 'Api' ? [name] : [],
    );
    if (names.length === 0) continue;
    problems.add('sam-not-read', {
      message: `${logicalId} (${type}) is read without its API events ${names.join(', ')}.`,
      origin,
      help: 'read the template that the transform made (the processed template of the stack) where these matter',
    });
  }
}
