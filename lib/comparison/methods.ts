import { type ApiDefinition, isLiteral, literal, type Method, type Value } from '../definition';
import { Authorizers } from './authorizers';
import type { Differences } from './difference';
import { allGraded, compareEntries, compareFields, compareSets, type Entry, type Field } from './fields';
import { compareIntegrations } from './integrations';
import { meaningOf } from './meaning';
import type { ModelComparison } from './models';
import { variableNames } from './paths';

const clients = 'breaking-for-clients';

const fields: readonly Field<Method>[] = [
  {
    name: 'authorizationType',
    of: ({ authorizationType }) => authorizationType,
    absent: 'NONE',
    grade: (_, after) => (after === 'NONE' ? 'harmless' : clients),
  },
  {
    name: 'apiKeyRequired',
    of: ({ apiKeyRequired }) => apiKeyRequired,
    grade: (_, after) => (after === false ? 'harmless' : clients),
  },
  { name: 'operationName', of: ({ operationName }) => operationName, grade: 'harmless' },
  { name: 'summary', of: ({ summary }) => summary, grade: 'harmless' },
  { name: 'description', of: ({ description }) => description, grade: 'harmless' },
];

/** Compares methods that answer the same requests. */
export class MethodComparison {
  readonly #authorizers: Authorizers;

  constructor(
    private readonly differences: Differences,
    private readonly before: ApiDefinition,
    private readonly after: ApiDefinition,
    private readonly models: ModelComparison,
  ) {
    this.#authorizers = new Authorizers(before, after);
  }

  /** @param where verb and path that the differences are told by */
  compare(where: string, before: Method, after: Method, beforePath: string, afterPath: string): void {
    const { differences } = this;
    const renames = renamedVariables(beforePath, afterPath);
    const renamed = renamer(renames);
    for (const [was, is] of renames) {
      const event = after.integration?.type === 'AWS_PROXY';
      differences.add({
        change: 'changed',
        grade: event ? 'breaking-for-backends' : 'harmless',
        where,
        field: 'path variable',
        before: was,
        after: is,
        reason: event ? "the function's event names it" : 'clients do not see its name',
      });
    }
    compareFields(differences, where, before, after, fields);
    this.#authorizers.compareOf(differences, where, before, after);
    this.validation(where, before, after);
    this.parameters(where, before, after, renamed);
    this.requestModels(where, before, after);
    this.responses(where, before, after);
    compareIntegrations(differences, where, before.integration, after.integration, renamed);
  }

  /** Validators are what they do; their names mean nothing. */
  private validation(where: string, before: Method, after: Method): void {
    const grade = (_: unknown, is: unknown) => (is === false ? 'harmless' : clients);
    compareFields(
      this.differences,
      where,
      [before, this.before] as const,
      [after, this.after] as const,
      (['validateRequestBody', 'validateRequestParameters'] as const).map((name) => ({
        name,
        of: ([method, api]: readonly [Method, ApiDefinition]) => validates(method, api, name),
        grade,
      })),
    );
  }

  private parameters(where: string, before: Method, after: Method, renamed: (text: Value<string>) => Value<string>): void {
    const validated = validates(after, this.after, 'validateRequestParameters') !== false;
    const [was, is] = [parameterEntries(before, renamed), parameterEntries(after, (text) => text)];
    const required = new Set(is.filter(({ value }) => value !== false).map(({ key }) => key));
    // A parameter that has to be there now stops those who do not send it.
    const gradeOf = (key: string) => (validated && required.has(key) ? clients : 'harmless');
    compareEntries(this.differences, where, parameterName, was, is, (key) => ({ ...allGraded(gradeOf(key)), removed: 'harmless' }));
  }

  private requestModels(where: string, before: Method, after: Method): void {
    const validated = validates(after, this.after, 'validateRequestBody') !== false;
    const role = validated ? 'validated request' : 'request';
    const other = new Map(after.requestModels.map(({ contentType, model }) => [contentType, model]));
    for (const { contentType, model } of before.requestModels) {
      const now = other.get(contentType);
      const field = `request body ${contentType}`;
      if (now !== undefined) this.models.body(this.differences, where, field, role, model, now);
      else this.differences.add({ change: 'removed', grade: 'harmless', where, field, before: nameOf(model) });
      other.delete(contentType);
    }
    for (const [contentType, model] of other) {
      if (isLiteral(model)) this.models.use(model, role);
      const grade = validated ? clients : 'harmless';
      this.differences.add({ change: 'added', grade, where, field: `request body ${contentType}`, after: nameOf(model) });
    }
  }

  private responses(where: string, before: Method, after: Method): void {
    const other = new Map(after.methodResponses.map((response) => [meaningOf(response.statusCode), response]));
    const seen = new Set<string>();
    for (const response of before.methodResponses) {
      const key = meaningOf(response.statusCode);
      const field = `response ${nameOf(response.statusCode)}`;
      const now = other.get(key);
      seen.add(key);
      if (now === undefined) {
        this.differences.add({ change: 'removed', grade: clients, where, field });
        continue;
      }
      // Whether a header is required means nothing to the service.
      compareSets(
        this.differences,
        where,
        `${field} headers`,
        response.responseParameters.map(({ key: name }) => name.replace('method.response.header.', '')),
        now.responseParameters.map(({ key: name }) => name.replace('method.response.header.', '')),
        { added: 'harmless', removed: clients },
      );
      this.responseModels(where, field, response.responseModels, now.responseModels);
    }
    for (const [key, response] of other) {
      for (const { model } of response.responseModels) if (isLiteral(model)) this.models.use(model, 'response');
      if (!seen.has(key))
        this.differences.add({ change: 'added', grade: 'harmless', where, field: `response ${nameOf(response.statusCode)}` });
    }
  }

  private responseModels(where: string, field: string, before: Method['requestModels'], after: Method['requestModels']): void {
    const other = new Map(after.map(({ contentType, model }) => [contentType, model]));
    for (const { contentType, model } of before) {
      const now = other.get(contentType);
      if (now !== undefined) this.models.body(this.differences, where, `${field} ${contentType}`, 'response', model, now);
      else this.differences.add({ change: 'removed', grade: clients, where, field: `${field} ${contentType}`, before: nameOf(model) });
      other.delete(contentType);
    }
    for (const [contentType, model] of other)
      this.differences.add({ change: 'added', grade: 'harmless', where, field: `${field} ${contentType}`, after: nameOf(model) });
  }
}

function validates(
  { requestValidator }: Method,
  api: ApiDefinition,
  name: 'validateRequestBody' | 'validateRequestParameters',
): Value<boolean | string> {
  if (requestValidator === undefined) return false;
  return api.requestValidators.find((validator) => meaningOf(validator.name) === meaningOf(requestValidator))?.[name] ?? requestValidator;
}

/** A path variable is there whether it is declared or not. */
function parameterEntries({ requestParameters }: Method, renamed: (text: Value<string>) => Value<string>): readonly Entry[] {
  return requestParameters
    .map(({ key, required }) => ({ key: String(literal(renamed(key))), value: required }))
    .filter(({ key }) => !key.startsWith('method.request.path.'));
}

function parameterName(key: string): string {
  const [, place, name] = /^method\.request\.(querystring|header)\.(.*)$/s.exec(key) ?? [];
  return name === undefined ? key : `${place === 'querystring' ? 'query' : place} parameter ${name}`;
}

function renamedVariables(before: string, after: string): ReadonlyMap<string, string> {
  const [was, is] = [variableNames(before), variableNames(after)];
  return new Map(was.flatMap((name, index) => (is[index] === undefined || is[index] === name ? [] : [[name, is[index]] as const])));
}

/** Mapping expressions with the path variables by their new names. */
function renamer(renames: ReadonlyMap<string, string>): (text: Value<string>) => Value<string> {
  return (text) => {
    const name = isLiteral(text) ? /^method\.request\.path\.(.*)$/s.exec(text)?.[1] : undefined;
    const now = name === undefined ? undefined : renames.get(name);
    return now === undefined ? text : `method.request.path.${now}`;
  };
}

function nameOf(value: Value<string>): string {
  return isLiteral(value) ? value : 'not known at synth';
}
