import type { Problems } from '../../problems';
import { flagNode, mapNode, textNode } from '../../source/build';
import type { TreeNode } from '../../source/tree';
import type { Template } from '../template';
import type { TemplateResource } from '../template-resource';
import { textAt } from './document';
import { type ApiEvent, apiEvents } from './events';
import { globalsOf, withGlobals } from './globals';
import { entriesOf, member } from './nodes';
import { serverlessApi } from './serverless-api';
import { type PlannedStage, planKind, usagePlan } from './usage-plan';

/** What API events call. */
const callers: ReadonlySet<string> = new Set(['AWS::Serverless::Function', 'AWS::Serverless::StateMachine']);

const apiType = 'AWS::Serverless::Api';
/** The API of events that name none. */
const implicitApi = 'ServerlessRestApi';

/** The resources of a template as the SAM transform leaves them, as far as REST APIs are concerned. */
export function expandServerless(
  template: Template,
  resources: readonly TemplateResource[],
  problems: Problems,
): readonly TemplateResource[] {
  const events = resources.filter(({ type }) => callers.has(type)).flatMap((resource) => apiEvents(template, resource));
  const shared: PlannedStage[] = [];
  const expanded = (api: TemplateResource, own: readonly ApiEvent[]): readonly TemplateResource[] => {
    const made = serverlessApi(api, own, problems);
    if (planKind(api) === 'SHARED') shared.push({ api, stageId: made.stageId });
    return made.resources;
  };
  const made = resources.flatMap((resource) => {
    if (resource.type !== apiType) return [resource];
    const { logicalId, type, origin } = resource;
    const api = { logicalId, type, properties: resource.properties.holding(withGlobals(template, resource.properties.node)), origin };
    return expanded(api, eventsOf(events, resource.logicalId));
  });
  const implicit = events.filter(({ api }) => api === undefined);
  const ofImplicit = implicit.length === 0 ? [] : expanded(implicitResource(template, implicit), implicit);
  return [...made, ...ofImplicit, ...usagePlan(`${template.prefix}Serverless`, shared)];
}

function eventsOf(events: readonly ApiEvent[], logicalId: string): readonly ApiEvent[] {
  return events.filter(({ api }) => api === logicalId);
}

/** The transform makes it with the stage `Prod`. */
function implicitResource(template: Template, events: readonly ApiEvent[]): TemplateResource {
  const [
    {
      target: { properties, origin },
    },
  ] = events;
  const logicalId = `${template.prefix}${implicitApi}`;
  const span = properties.node;
  const tags = handedOn(template, events);
  const own = mapNode(
    [
      ['StageName', textNode('Prod', span)],
      ['Tags', tags],
      ['PropagateTags', tags && flagNode(true, span)],
    ],
    span,
  );
  const node = withGlobals(template, own);
  const owned = properties.ownedBy({ ...origin, logicalId });
  return { logicalId, type: apiType, properties: owned.holding(node), origin: { ...origin, logicalId } };
}

/** Tags of those who call for the implicit API, where they hand them on. */
function handedOn(template: Template, events: readonly ApiEvent[]): TreeNode | undefined {
  const tags = [...new Set(events.map(({ target }) => target))].flatMap(({ type, properties: { node } }) => {
    const globals = globalsOf(template, type.replace('AWS::Serverless::', ''));
    const hands = [node, globals].some((each) => textAt(each, 'PropagateTags') === 'true');
    return hands ? entriesOf(member(node, 'Tags') ?? member(globals, 'Tags')) : [];
  });
  const [first] = tags;
  return first && mapNode(tags, first[1]);
}
