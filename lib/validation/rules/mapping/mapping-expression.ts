import { type ApiDefinition, type Help, literal, type OffendingText, type ParameterMapping, parameterLocations } from '../../../definition';
import { everyMethodBy, type RuleContext } from '../../context';
import { developerGuide } from '../../documentation';
import { httpProxy, integrationExample } from '../../examples';
import type { Finding, MethodPlace, Rule } from '../../rule';
import { nearest } from '../../texts/nearest';
import { PartialText } from '../../texts/partial-text';
import { advise, oneOf, replaceBy } from '../../texts/phrases';
import { declaredParameters, judgeSource } from './sources';

const environment = (value: string) =>
  integrationExample(httpProxy({ requestParameters: { 'integration.request.header.X-Environment': value } }));

/** Where a mapping's value comes from is written in one of a few forms. */
export const mappingExpression: Rule = {
  id: 'mapping-expression',
  consequence: 'rejected',
  summary: "A mapping's source is a parameter, header, body, context or stage variable, or a static value in single quotes.",
  docs: developerGuide('rest-api-parameter-mapping'),
  fails: environment('production'),
  passes: environment("'production'"),
  check: everyMethodBy(['path', 'request', 'mappings', 'responses'], ofMethod, ofGatewayResponses),
};

function* ofGatewayResponses({ gatewayResponses }: ApiDefinition, context: RuleContext): Iterable<Finding> {
  for (const { responseParameters } of gatewayResponses) {
    for (const mapping of responseParameters) if (isNoGatewaySource(mapping, context)) yield fault(mapping, 'gateway');
  }
}

function* ofMethod(place: MethodPlace, context: RuleContext): Iterable<Finding> {
  const { integration } = place.method;
  for (const mapping of integration?.requestParameters ?? []) {
    if (judgeSource(mapping, 'request', context) === 'invalid' && !readsWrongName(mapping, place)) yield fault(mapping, 'request');
  }
  for (const response of integration?.integrationResponses ?? []) {
    for (const mapping of response.responseParameters)
      if (judgeSource(mapping, 'response', context) === 'invalid') yield fault(mapping, 'response');
  }
}

/** A name that no parameter may have is told where the method declares it. */
function readsWrongName({ source }: ParameterMapping, place: MethodPlace): boolean {
  return declaredParameters(place).has((literal(source) ?? '').replace('.multivalue', '.'));
}

/**
 * A gateway response reads the request like a request mapping, and is refused for what is none (aws-cdk issue 11306). What it makes
 * of a body is not recorded; empty values have a rule of their own.
 */
function isNoGatewaySource(mapping: ParameterMapping, context: RuleContext): boolean {
  return mapping.source !== '' && judgeSource(mapping, 'request', context) === 'invalid';
}

type Side = 'request' | 'response' | 'gateway';

function fault(mapping: ParameterMapping, side: Side): Finding {
  const source = new PartialText(mapping.source);
  return {
    at: mapping,
    message: `${mapping.target} is mapped from ${source.shown === '' ? 'nothing' : source.shown}, ${reasonOf(source.shown, side)}.`,
    effect: `The service refuses it: Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression specified: ${source.shown}]`,
    offending: offendingPiece(source),
    help: correction(source.shown, side),
  };
}

function reasonOf(text: string, side: Side): string {
  if (/^method\.request\./.test(text) && side === 'response') return 'but a response cannot read the request';
  if (/^integration\.response\./.test(text) && side !== 'response') return 'but a request cannot read the response';
  if (/^'[^']*'./s.test(text)) return 'where text follows the closing quote';
  if (/^".*"$/s.test(text)) return 'a text in double quotes';
  return `which is no source of a ${side === 'gateway' ? 'gateway response' : `${side} mapping`}`;
}

function offendingPiece(source: PartialText): OffendingText {
  const closed = /^'[^']*'(?=.)/s.exec(source.judged);
  return source.offending('mapping source', closed?.[0].length ?? 0);
}

function correction(text: string, side: Side): readonly Help[] {
  const quoted = (value: string) => replaceBy(`'${value}'`, `a static value stands in single quotes: '${value}'`);
  if (/^".*"$/s.test(text) && !text.includes("'")) return [quoted(text.slice(1, -1))];
  if (text.startsWith("'")) return [quoted(text.replaceAll("'", ''))];
  const location = misspeltLocation(text, side);
  if (location) return [replaceBy(location, `did you mean ${location}?`)];
  if (/^(method|integration|request|response|context|stageVariables|\$)\b/.test(text)) return [advise(`write ${oneOf(forms[side])}`)];
  return text.includes("'") ? [advise(`write ${oneOf(forms[side])}`)] : [quoted(text)];
}

const forms = {
  request: [
    'method.request.path.NAME',
    'method.request.querystring.NAME',
    'method.request.header.NAME',
    'method.request.body.JSONPATH',
    'context.NAME',
    'stageVariables.NAME',
    "'static'",
  ],
  gateway: ['method.request.path.NAME', 'method.request.querystring.NAME', 'method.request.header.NAME', "'static'"],
  response: ['integration.response.header.NAME', 'integration.response.body.JSONPATH', 'context.NAME', 'stageVariables.NAME', "'static'"],
};

/** `method.request.querystrings.type` → `method.request.querystring.type`. */
function misspeltLocation(text: string, side: Side): string | undefined {
  const beginning = side === 'response' ? 'integration.response' : 'method.request';
  const [first, second, location, ...name] = text.split('.');
  if (nearest(`${first}.${second}`, [beginning]).length === 0 && `${first}.${second}` !== beginning) return undefined;
  const known = [...(side === 'response' ? ['header'] : parameterLocations), ...(side === 'gateway' ? [] : ['body'])];
  const meant = known.includes(location ?? '') ? location : nearest(location ?? '', known)[0];
  return meant === undefined || name.length === 0 ? undefined : [beginning, meant, ...name].join('.');
}
