import { type ParameterMapping, parameterLocations } from '../../../definition';
import { parameterNamePattern } from '../../../mapping/expressions';
import { everyMethodBy } from '../../context';
import { developerGuide } from '../../documentation';
import { httpProxy, integrationExample } from '../../examples';
import type { Rule } from '../../rule';
import { didYouMean, nearest } from '../../texts/nearest';
import { PartialText } from '../../texts/partial-text';
import { advise, replaceBy } from '../../texts/phrases';
import { declaredParameters, judgeSource } from './sources';

const docs = developerGuide('rest-api-parameter-mapping');
const type = { parameters: [{ name: 'type', in: 'query', schema: { type: 'string' } }] };
const mapped = (target: string, source: string, operation: typeof type | Record<string, never> = {}) =>
  integrationExample(httpProxy({ requestParameters: { [target]: source } }), operation);

/** What a method reads, it declares. */
export const mappingUndeclaredParameter: Rule = {
  id: 'mapping-undeclared-parameter',
  consequence: 'rejected',
  summary: 'A request mapping reads parameters that its method declares.',
  docs,
  fails: mapped('integration.request.querystring.kind', 'method.request.querystring.typ', type),
  passes: mapped('integration.request.querystring.kind', 'method.request.querystring.type', type),
  check: everyMethodBy(['path', 'request', 'mappings'], function* (place, context) {
    const { method, where } = place;
    const mappings = method.integration?.requestParameters ?? [];
    if (mappings.length === 0) return;
    const declared = declaredParameters(place);
    for (const mapping of mappings) {
      const source = judgeSource(mapping, 'request', context);
      if (typeof source === 'string' || source.kind !== 'method-request') continue;
      const key = `method.request.${source.location}.${source.name}`;
      if (declared.has(key)) continue;
      const text = new PartialText(mapping.source);
      const twin = nearest(key, declared)[0];
      const declaration = method.requestParameters.find((parameter) => parameter.key === twin);
      yield {
        at: mapping,
        message: `${mapping.target} reads ${key}, which ${where} does not declare.`,
        effect: `The service refuses it: Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression parameter specified: ${text.shown}]`,
        offending: text.offending('mapping source', 0, undefined, 'not declared'),
        ...(declaration ? { related: [{ label: 'did you mean this one?', origin: declaration.origin }] } : {}),
        help: [
          ...didYouMean(key, declared),
          source.location === 'path' ? advise(`the path of ${where} has no {${source.name}}`) : advise(`declare ${key} on the method`),
        ],
      };
    }
  }),
};

/** Where a request mapping may write. */
export const mappingTarget: Rule = {
  id: 'mapping-target',
  consequence: 'rejected',
  summary: 'A request mapping writes to integration.request.path.NAME, .querystring.NAME or .header.NAME.',
  docs,
  fails: mapped('integration.request.querystrings.kind', "'dog'"),
  passes: mapped('integration.request.querystring.kind', "'dog'"),
  check: everyMethodBy(['targets'], function* ({ method: { integration } }, { expressions }) {
    for (const mapping of integration?.requestParameters ?? []) {
      const target = expressions.requestTarget(mapping.target);
      if (mapping.malformed !== undefined || (target && parameterNamePattern.test(target.name))) continue;
      yield {
        at: mapping,
        message: target
          ? `The mapping target ${mapping.target} names ${target.name}; names hold letters, digits and :._$- only.`
          : `${mapping.target} is no target of a request mapping.`,
        offending: { name: 'mapping target', text: mapping.target, start: 0, end: mapping.target.length },
        help: target ? [] : targetHelp(mapping),
      };
    }
  }),
};

function targetHelp({ target }: ParameterMapping) {
  const pieces = target.split('.');
  const name = pieces.slice(3).join('.') || 'NAME';
  const location = nearest(pieces[2] ?? '', parameterLocations)[0];
  if (location) return [replaceBy(`integration.request.${location}.${name}`)];
  if (pieces[2] === 'query') return [replaceBy(`integration.request.querystring.${name}`)];
  return parameterLocations.map((place) => advise(`write integration.request.${place}.${name}`));
}
