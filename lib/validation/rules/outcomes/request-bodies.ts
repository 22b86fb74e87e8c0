import { literal } from '../../../definition';
import { everyMethodBy } from '../../context';
import { developerGuide } from '../../documentation';
import { apiPart, cloudFormation, http, ok, openApi } from '../../examples';
import { isImported } from '../../provenance';
import type { Rule } from '../../rule';
import { advise, oneOf, replaceBy } from '../../texts/phrases';
import { isProxyType } from '../uri/endpoint';

const docs = developerGuide('api-gateway-method-request-validation');
const strict = { 'x-amazon-apigateway-request-validators': { strict: { validateRequestBody: true, validateRequestParameters: false } } };
const schemas = { components: { schemas: { Pet: { type: 'object' } } } };
const created = (passthroughBehavior: string) =>
  openApi(
    {
      '/pets': {
        post: {
          'x-amazon-apigateway-request-validator': 'strict',
          requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } } },
          responses: ok(),
          'x-amazon-apigateway-integration': http({
            httpMethod: 'POST',
            passthroughBehavior,
            requestTemplates: { 'application/json': '{"name": $input.json("$.name")}' },
          }),
        },
      },
    },
    { ...strict, ...schemas },
  );
const modelled = (method: Parameters<typeof cloudFormation>[0]) =>
  cloudFormation(
    {
      Pet: apiPart('Model', { Name: 'Pet', ContentType: 'application/json', Schema: { type: 'object' } }),
      Strict: apiPart('RequestValidator', { Name: 'strict', ValidateRequestBody: true, ValidateRequestParameters: false }),
    },
    { method: { RequestModels: { 'application/json': { Ref: 'Pet' } }, ...method } },
  );

/** A body of another media type is neither validated nor mapped. */
export const bodyValidationBypassed: Rule = {
  id: 'body-validation-bypassed',
  consequence: 'sometimes-fails',
  summary: 'Where bodies are validated, those of other media types are not passed through.',
  effect: 'A body of any other media type reaches the endpoint without being validated.',
  docs,
  fails: created('when_no_match'),
  passes: created('never'),
  check: everyMethodBy(['request', 'integration'], function* ({ method, where }, { requestValidators }) {
    const { integration, requestModels } = method;
    if (!integration || isProxyType(integration) || integration.requestTemplates.length === 0 || requestModels.length === 0) return;
    const passthrough = integration.passthroughBehavior === undefined ? 'WHEN_NO_MATCH' : literal(integration.passthroughBehavior);
    if (passthrough !== 'WHEN_NO_MATCH' || literal(requestValidators.get(literal(method.requestValidator))?.validateRequestBody) !== true)
      return;
    yield {
      at: integration,
      member: 'passthroughBehavior',
      message: `${where} validates bodies of ${oneOf(requestModels.map(({ contentType }) => contentType))}, and passes those of other media types through as they are.`,
      help: [replaceBy('NEVER', 'passthroughBehavior: NEVER answers 415 to all others')],
    };
  }),
};

/** A model by itself checks nothing. */
export const modelWithoutValidator: Rule = {
  id: 'model-without-validator',
  consequence: 'advice',
  summary: 'A method with request models has a validator that validates bodies.',
  effect: 'Bodies are accepted whatever they hold.',
  docs,
  fails: modelled({}),
  passes: modelled({ RequestValidatorId: { Ref: 'Strict' } }),
  check: everyMethodBy(['request'], function* ({ method, where }, { requestValidators }) {
    // In a document schemas describe the API to its readers as well.
    if (method.requestModels.length === 0 || isImported(method)) return;
    if (method.requestValidator !== undefined) {
      const validator = requestValidators.get(literal(method.requestValidator));
      if (!validator || literal(validator.validateRequestBody) !== false) return;
    }
    yield {
      at: method,
      member: 'requestModels',
      message: `${where} has request models, but nothing validates bodies by them.`,
      help: [advise('name a request validator with validateRequestBody: true')],
    };
  }),
};
