import type { ReferenceNode } from '../../mapping/vtl';

/** Variables of the context that are texts and never look like JSON; account ids and times in milliseconds are numbers. */
const texts = new Set([
  'apiId',
  'domainName',
  'domainPrefix',
  'extendedRequestId',
  'httpMethod',
  'identity.sourceIp',
  'identity.userAgent',
  'path',
  'protocol',
  'requestId',
  'requestTime',
  'resourceId',
  'resourcePath',
  'stage',
]);

/** True for a variable of the context that prints a text without quotes. */
export function isContextText({ root, steps }: ReferenceNode): boolean {
  if (root !== 'context' || !steps.every((step) => step.type === 'property')) return false;
  return texts.has(steps.map((step) => (step.type === 'property' ? step.name : '')).join('.'));
}
