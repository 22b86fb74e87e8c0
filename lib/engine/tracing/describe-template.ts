import type { IntegrationPlan, IntegrationResponsePlan } from '../../plan';
import type { Call } from '../call';
import type { EndpointRequest, Outcome } from '../exchange';
import { mediaType } from '../headers';
import type { TracedTemplate } from '../trace';

export function describeRequestTemplate(
  { type, templates, passthroughBehavior }: IntegrationPlan,
  call: Call,
  { template }: EndpointRequest,
): TracedTemplate {
  const defined = templates.map(([contentType]) => contentType);
  if (type.endsWith('_PROXY')) return { why: 'proxy integrations use no template', defined };
  const sent = call.header('content-type');
  const named = sent === undefined ? 'no Content-Type, which counts as application/json' : `Content-Type ${sent}`;
  if (template !== undefined) return { contentType: template, why: named, defined };
  const none = defined.length === 0 ? 'no templates' : `no template for ${mediaType(sent) ?? 'application/json'}`;
  return { why: `${none}: passed through (${passthroughBehavior})`, defined };
}

export function describeResponseTemplate(
  chosen: IntegrationResponsePlan | undefined,
  call: Call,
  outcome: Outcome | undefined,
): TracedTemplate {
  if (!chosen) return { why: 'no integration response', defined: [] };
  const defined = chosen.templates.map(([contentType]) => contentType);
  const accept = call.header('accept');
  if (outcome?.template === undefined) return { why: defined.length === 0 ? 'no templates: passed through' : 'not rendered', defined };
  const matches = mediaType(accept) === outcome.template.toLowerCase();
  const fallback = outcome.template === 'application/json' ? 'application/json is the default' : 'the first one is the default';
  return { contentType: outcome.template, why: matches ? `Accept ${accept}` : fallback, defined };
}
