import { literal, type ParameterMapping } from '../../../definition';
import { everyMethodBy, type RuleContext } from '../../context';
import { developerGuide } from '../../documentation';
import { httpProxy, integrationExample } from '../../examples';
import type { Finding, MethodPlace, Rule } from '../../rule';
import { advise } from '../../texts/phrases';
import { declaredParameters, judgeSource } from '../mapping/sources';
import { isProxyType } from '../uri/endpoint';

/** Headers of the Invoke call itself, which mappings do set: tenant isolation is built on `X-Amz-Tenant-Id`. */
const speaksToLambda = /^integration\.request\.header\.x-amz-/i;

/** A proxy integration hands through, so what would change a body or choose an answer does nothing. */
export const proxyIgnoresSetting: Rule = {
  id: 'proxy-ignores-setting',
  consequence: 'advice',
  summary: 'A proxy integration has no templates, selection patterns and response mappings.',
  effect: 'The service accepts the setting and ignores it.',
  docs: developerGuide('api-gateway-integration-settings-integration-request'),
  fails: integrationExample(httpProxy({ requestTemplates: { 'application/json': '{"type": "dog"}' } })),
  passes: integrationExample(httpProxy()),
  check: everyMethodBy(['path', 'request', 'integration', 'mappings', 'responses'], function* (place, context) {
    const { integration } = place.method;
    const { where } = place;
    if (!integration || !isProxyType(integration)) return;
    const type = literal(integration.type);
    const told = (at: Finding['at'], what: string, member?: string): Finding => ({
      at,
      ...(member === undefined ? {} : { member }),
      message: `The ${type} integration of ${where} ignores its ${what}.`,
      help: [advise(`remove it, or use a custom integration (type: ${type?.replace('_PROXY', '')})`)],
    });
    for (const template of integration.requestTemplates) yield told(template, `template for ${template.contentType}`);
    for (const mapping of integration.requestParameters) {
      // One that is refused has to go in any case.
      const isIgnored = type === 'AWS_PROXY' && !speaksToLambda.test(mapping.target) && !isRefused(mapping, place, context);
      if (isIgnored) yield told(mapping, `mapping to ${mapping.target}`);
    }
    const passthrough = literal(integration.passthroughBehavior);
    if (passthrough === 'NEVER' || passthrough === 'WHEN_NO_TEMPLATES') {
      yield told(integration, `passthrough behavior ${passthrough}`, 'passthroughBehavior');
    }
    for (const response of integration.integrationResponses) {
      const pattern = literal(response.selectionPattern);
      if (pattern) yield told(response, `selection pattern ${pattern}`);
      for (const mapping of response.responseParameters) yield told(mapping, `mapping to ${mapping.target}`);
      for (const template of response.responseTemplates) yield told(template, `response template for ${template.contentType}`);
    }
  }),
};

function isRefused(mapping: ParameterMapping, place: MethodPlace, context: RuleContext): boolean {
  const source = judgeSource(mapping, 'request', context);
  if (typeof source === 'string') return source === 'invalid';
  return source.kind === 'method-request' && !declaredParameters(place).has(`method.request.${source.location}.${source.name}`);
}
