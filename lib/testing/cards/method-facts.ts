import { type ApiDefinition, isLiteral, literal, type Method } from '../../definition';
import { byText } from './layout';
import { printedParameter } from './mapping-text';
import { printedValue } from './meaning';

/** `path petId · query type · header Accept-Language (required)`. */
export function takes(method: Method): string[] {
  const parameters = method.requestParameters
    .map(({ key, required }) => {
      const { text, sortKey } = printedParameter(key);
      const isRequired = required === true && !text.startsWith('path ');
      return { text: isRequired ? `${text} (required)` : text, sortKey };
    })
    .sort((a, b) => byText(a.sortKey, b.sortKey));
  return parameters.length === 0 ? [] : [parameters.map(({ text }) => text).join(' · ')];
}

/** The models of the request body, one a line. */
export function accepts(method: Method): string[] {
  return method.requestModels.map(({ contentType, model }) => `${contentType} as ${printedValue(model)}`).sort(byText);
}

export function authorization(method: Method): string[] {
  const type = method.authorizationType;
  if (type === undefined || type === 'NONE') return [];
  const words = [printedValue(type), ...(method.authorizer === undefined ? [] : [printedValue(method.authorizer)])];
  const scopes = method.authorizationScopes.map(printedValue).sort(byText);
  return [[words.join(' '), ...(scopes.length > 0 ? [`scopes ${scopes.join(' ')}`] : [])].join(' · ')];
}

/** What the method's validator looks at. */
export function validates(api: ApiDefinition, method: Method): string[] {
  if (method.requestValidator === undefined) return [];
  const name = literal(method.requestValidator);
  const validator = name === undefined ? undefined : api.requestValidators.find((known) => known.name === name);
  if (!validator) return [printedValue(method.requestValidator)];
  const parts = [
    [validator.validateRequestBody, 'body'],
    [validator.validateRequestParameters, 'parameters'],
  ] as const;
  const checked = parts.flatMap(([on, part]) => (isLiteral(on) ? (on ? [part] : []) : [`${part} if ${printedValue(on)}`]));
  return [checked.length === 0 ? 'nothing' : checked.join(' · ')];
}

/** Method responses that no integration response leads to. */
export function responsesWithoutIntegration(method: Method): string[] {
  const reached = new Set(method.integration?.integrationResponses.map(({ statusCode }) => printedValue(statusCode)));
  return method.methodResponses
    .map(({ statusCode }) => printedValue(statusCode))
    .filter((status) => !reached.has(status))
    .sort(byText);
}
