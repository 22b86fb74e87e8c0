import type { Method, MethodPart } from '../definition';
import type { Part } from './rule';

/** Which of the four boxes of a method a part belongs to, in the service's words. */
export function methodPartOf(method: Method, part: Part): MethodPart {
  const { integration } = method;
  const holds = (parts: readonly Part[] | undefined) => parts?.includes(part) ?? false;
  if (integration) {
    if (part === integration || holds(integration.requestParameters) || holds(integration.requestTemplates)) return 'integrationRequest';
    const isWithin = integration.integrationResponses.some(
      (response) => part === response || holds(response.responseParameters) || holds(response.responseTemplates),
    );
    if (isWithin) return 'integrationResponse';
  }
  const isResponse = method.methodResponses.some(
    (response) => part === response || holds(response.responseParameters) || holds(response.responseModels),
  );
  return isResponse ? 'methodResponse' : 'methodRequest';
}
