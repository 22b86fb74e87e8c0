import { httpMethods } from '../../../definition';
import { everyMethodBy } from '../../context';
import { apiReference } from '../../documentation';
import { cloudFormation } from '../../examples';
import { isImported } from '../../provenance';
import type { Rule } from '../../rule';
import { didYouMean } from '../../texts/nearest';
import { oneOf } from '../../texts/phrases';

/** A method of an API is one of seven verbs or ANY. */
export const httpVerb: Rule = {
  id: 'http-verb',
  consequence: 'rejected',
  summary: 'A method is GET, PUT, POST, DELETE, PATCH, OPTIONS, HEAD or ANY.',
  effect: 'The service refuses it: Invalid HttpMethod specified. Valid options are GET,PUT,POST,DELETE,PATCH,OPTIONS,HEAD,ANY',
  docs: apiReference('Method'),
  fails: cloudFormation({}, { method: { HttpMethod: 'LIST' } }),
  passes: cloudFormation({}, { method: { HttpMethod: 'GET' } }),
  check: everyMethodBy(['request'], function* ({ method }) {
    const verb = method.httpMethod;
    // What the import makes of OpenAPI's `trace` is not recorded.
    // A verb that is not known at synth stands as `${…}`.
    if ((httpMethods as readonly string[]).includes(verb) || verb.includes('${') || isImported(method)) return;
    yield {
      at: method,
      member: 'httpMethod',
      message: `${verb || 'An empty text'} is no method of an API; the service knows ${oneOf(httpMethods)}.`,
      ...(verb === '' ? {} : { offending: { name: 'httpMethod', text: verb, start: 0, end: verb.length } }),
      help: didYouMean(verb, httpMethods),
    };
  }),
};
