import { literal } from '../../../definition';
import { everyMethodBy } from '../../context';
import { developerGuide } from '../../documentation';
import { apiPart, cloudFormation, httpProxy, openApi } from '../../examples';
import { isImported } from '../../provenance';
import type { Rule } from '../../rule';
import { didYouMean } from '../../texts/nearest';
import { advise } from '../../texts/phrases';

const docs = developerGuide('api-gateway-method-request-validation');
const validated = (name: string) =>
  openApi(
    { '/pets': { get: { 'x-amazon-apigateway-request-validator': name, 'x-amazon-apigateway-integration': httpProxy() } } },
    { 'x-amazon-apigateway-request-validators': { strict: { validateRequestBody: true, validateRequestParameters: true } } },
  );

/** A method names a validator that exists. */
export const validatorReference: Rule = {
  id: 'validator-reference',
  consequence: 'rejected',
  summary: 'A method names a request validator of its API.',
  docs,
  fails: validated('strikt'),
  passes: validated('strict'),
  check: everyMethodBy(['request'], function* ({ method, where }, { requestValidators }) {
    const name = literal(method.requestValidator);
    if (name === undefined || requestValidators.has(name) || !requestValidators.isComplete) return;
    yield {
      at: method,
      member: 'requestValidator',
      message: `${where} names the request validator ${name}, which the API does not have.`,
      // What the import makes of an unknown name is not recorded.
      ...(isImported(method)
        ? { consequence: 'advice' }
        : { effect: 'The service refuses it: Invalid Request Validator identifier specified' }),
      offending: { name: 'request validator', text: name, start: 0, end: name.length },
      help: [...didYouMean(name, requestValidators.names), advise(`define the request validator ${name}`)],
    };
  }),
};

/** A validator has a name. */
export const validatorName: Rule = {
  id: 'validator-name',
  consequence: 'rejected',
  summary: 'A request validator has a name.',
  effect: 'The service refuses it: Request Validator name cannot be blank',
  docs,
  fails: cloudFormation({ Strict: apiPart('RequestValidator', { Name: ' ' }) }),
  passes: cloudFormation({ Strict: apiPart('RequestValidator', { Name: 'strict' }) }),
  *check({ requestValidators }) {
    for (const validator of requestValidators) {
      if (literal(validator.name)?.trim() !== '') continue;
      yield { at: validator, member: 'name', message: 'A request validator has a blank name.', help: [advise('name it')] };
    }
  },
};
