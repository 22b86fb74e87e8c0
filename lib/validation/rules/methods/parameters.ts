import { parameterNamePattern, parseMethodRequestParameter } from '../../../mapping/expressions';
import { everyMethodBy } from '../../context';
import { developerGuide } from '../../documentation';
import { cloudFormation, httpProxy, integrationExample } from '../../examples';
import type { Rule } from '../../rule';
import { advise, oneOf, replaceBy } from '../../texts/phrases';

const docs = developerGuide('api-gateway-method-settings-method-request');
const query = (name: string, place = 'query') => ({ name, in: place, schema: { type: 'string' } });

/** A declared parameter is one of path, query string or header. */
export const methodParameterKey: Rule = {
  id: 'method-parameter-key',
  consequence: 'rejected',
  summary: 'A method declares method.request.path.NAME, .querystring.NAME or .header.NAME.',
  docs,
  fails: cloudFormation({}, { method: { RequestParameters: { 'method.request.multivaluequerystring.type': false } } }),
  passes: cloudFormation({}, { method: { RequestParameters: { 'method.request.querystring.type': false } } }),
  check: everyMethodBy(['request'], function* ({ method: { requestParameters } }) {
    for (const parameter of requestParameters) {
      const { key } = parameter;
      if (parseMethodRequestParameter(key)) continue;
      const single = key.replace('.multivalue', '.');
      yield {
        at: parameter,
        message: `${key} is no parameter of a method request.`,
        effect: `The service refuses it: Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression specified: ${key}]`,
        offending: { name: 'request parameter', text: key, start: 0, end: key.length },
        help: parseMethodRequestParameter(single)
          ? [replaceBy(single, `declare ${single}; a mapping can still read all its values`)]
          : [advise('write method.request.path.NAME, method.request.querystring.NAME or method.request.header.NAME')],
      };
    }
  }),
};

/** Names hold what the service's expressions can hold. */
export const parameterName: Rule = {
  id: 'parameter-name',
  consequence: 'rejected',
  summary: 'A parameter name holds letters, digits and :._$- only.',
  effect: 'The service refuses it: Parameter name should match the following regular expression: ^[a-zA-Z0-9:._$-]+$',
  docs,
  fails: integrationExample(httpProxy(), { parameters: [query('filter[type]')] }),
  passes: integrationExample(httpProxy(), { parameters: [query('filter.type')] }),
  check: everyMethodBy(['request'], function* ({ method: { requestParameters } }) {
    for (const parameter of requestParameters) {
      const parsed = parseMethodRequestParameter(parameter.key);
      if (!parsed || parameter.implicit || parameterNamePattern.test(parsed.name)) continue;
      const start = parameter.key.length - parsed.name.length;
      const at = start + parsed.name.search(/[^a-zA-Z0-9:._$-]/);
      yield {
        at: parameter,
        message: `The ${parsed.location} parameter ${parsed.name} has characters that no parameter name may have.`,
        offending: { name: 'request parameter', text: parameter.key, start: at, end: parameter.key.length },
        help: [
          advise('leave the parameter out: a proxy integration passes it on undeclared'),
          advise('use letters, digits and :._$- only'),
        ],
      };
    }
  }),
};

/** One name in one place. */
export const parameterNameUnique: Rule = {
  id: 'parameter-name-unique',
  consequence: 'rejected',
  summary: 'A method declares a name in one of path, query string and header only.',
  effect: 'The service refuses it: Parameter names must be unique across querystring, header and path',
  docs,
  fails: integrationExample(httpProxy(), { parameters: [query('type'), query('type', 'header')] }),
  passes: integrationExample(httpProxy(), { parameters: [query('type'), query('X-Type', 'header')] }),
  check: everyMethodBy(['request'], function* ({ method: { requestParameters } }) {
    const first = new Map<string, { readonly location: string; readonly at: (typeof requestParameters)[number] }>();
    for (const parameter of requestParameters) {
      const parsed = parseMethodRequestParameter(parameter.key);
      if (!parsed) continue;
      const twin = first.get(parsed.name);
      if (!twin) first.set(parsed.name, { location: parsed.location, at: parameter });
      if (!twin || twin.location === parsed.location) continue;
      yield {
        at: parameter,
        message: `The name ${parsed.name} is declared twice, as ${oneOf([twin.location, parsed.location]).replace(' or ', ' and ')} parameter.`,
        offending: { name: 'request parameter', text: parameter.key, start: 0, end: parameter.key.length },
        related: [{ label: 'declared first here', origin: twin.at.origin }],
        help: [advise('declare it in one place only')],
      };
    }
  }),
};
